package org.hospitalhub.crash;

import static org.hospitalhub.support.Patience.await;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hospitalhub.e2e.Messages;
import org.hospitalhub.support.Patience;

/**
 * Measures what is promised in seconds: how soon an edit is in force, and how soon a hub has done
 * what another one left. Argument: how often each.
 */
public final class PromisesRun {

  private static final String SHEET = "mappings/zhejiang/100102.yaml";
  private static final String TITLE = "证件号码";
  private static final String ROUTES = "routes/outbox.camel.yaml";
  private static final Pattern LOADED =
      Pattern.compile("\"routes\":\\{[^}]*\"loaded\":\"([^\"]+)\"");
  private static final int STORIES = 200;

  /** Those of the product, not the short ones of the tests. */
  private static final Map<String, String> TIMES =
      Map.of("hub.journal.node-timeout", "10s", "hub.outbox.lease", "60s");

  private final int rounds;

  private PromisesRun(int rounds) {
    this.rounds = rounds;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    PromisesRun run = new PromisesRun(arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]));
    run.reload();
    run.takeOver();
    System.exit(0); // threads of clients may still be there
  }

  private void reload() {
    try (CrashFixture scene = CrashFixture.inFiles("promises-reload");
        HubProcess hub = scene.hub("a")) {
      hub.start();
      hub.awaitReady();
      HubClient platform = new HubClient(hub.port());
      double[] sheets = new double[rounds];
      double[] routes = new double[rounds];
      for (int i = 0; i < rounds; i++) {
        String before = i == 0 ? TITLE + "," : TITLE + (i - 1) + ",";
        String now = TITLE + i + ",";
        sheets[i] =
            seconds(
                () -> scene.files().edit(SHEET, text -> text.replace(before, now)),
                () -> ask(platform, "100102").contains(now.replace(",", "(")));
        String loaded = loaded(hub);
        String comment = "# " + i + "\n";
        routes[i] =
            seconds(
                () -> scene.files().edit(ROUTES, text -> comment + text),
                () -> !loaded(hub).equals(loaded));
      }
      print("an edit of a sheet is in force", sheets);
      print("an edit of a route is in force", routes);
    }
  }

  private static String ask(HubClient platform, String funcode) {
    String message = "<![CDATA[" + Messages.message(funcode) + "]]>";
    return platform.post(
            "/service", "text/xml; charset=utf-8", Messages.envelope(message), Patience.LIMIT)
        .map(answer -> answer.body())
        .orElse("");
  }

  /** When the routes in force were read; those that stand beside them have a time of their own. */
  private static String loaded(HubProcess hub) {
    Matcher found = LOADED.matcher(hub.get("/actuator/health/files"));
    if (!found.find()) {
      throw new IllegalStateException("the hub does not say when it has read its routes");
    }
    return found.group(1);
  }

  /** One of two hubs is killed under traffic; the other one answers, and does what it left. */
  private void takeOver() throws Exception {
    double[] done = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      try (Postgres postgres = new Postgres();
          CrashFixture scene = CrashFixture.on(postgres, "promises-" + i);
          HubProcess a = scene.hub("a", TIMES);
          HubProcess b = scene.hub("b", TIMES)) {
        a.start();
        a.awaitReady();
        b.start();
        b.awaitReady();
        Traffic traffic = Traffic.at(new HubClient(a.port()), scene.ledger, new Random(i));
        traffic.awaitStories(STORIES);
        traffic.end();
        scene.upload(new HubClient(a.port()));
        Invariants invariants = scene.invariants();
        done[i] = seconds(a::kill, () -> invariants.stuck().isEmpty());
      }
    }
    print("what a killed hub left is done", done);
  }

  private static double seconds(Runnable cause, BooleanSupplier effect) {
    long start = System.nanoTime();
    cause.run();
    await().until(effect::getAsBoolean);
    return (System.nanoTime() - start) / 1e9;
  }

  private static void print(String what, double[] seconds) {
    Arrays.sort(seconds);
    System.out.printf(
        "%-32s median %6.2f s  longest %6.2f s%n",
        what, seconds[seconds.length / 2], seconds[seconds.length - 1]);
  }
}
