package org.hospitalhub.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What stands around the hub under test: copies of its folders that tests may edit, the HIS of the
 * first hospital, that of the second one, which can fail, and the way to the simulated platform,
 * which can fail too.
 */
final class Surroundings {

  static final int PORT = freePort();
  static final HubFiles FILES = new HubFiles(temporary());
  static final FragileHis SECOND_HIS = new FragileHis(FILES.root());
  static final FragilePlatform PLATFORM = new FragilePlatform(PORT);
  static final FragilePlatform BOOKING_SYSTEMS = new FragilePlatform(PORT);
  static final Webhook WEBHOOK = new Webhook();
  static final Caller HUB = new Caller(PORT);

  private static final String H2 =
      ";TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0";

  private static final List<String> UPLOADS =
      List.of(
          "departments",
          "exam-results",
          "hospitals",
          "practitioners",
          "suspensions",
          "visit-results");

  private Surroundings() {}

  /** The database of the first hospital's HIS, as somebody at its desk changes it. */
  static JdbcTemplate firstHis() {
    return new JdbcTemplate(
        new DriverManagerDataSource(
            "jdbc:h2:file:" + FILES.root().resolve("first") + H2, "hub", ""));
  }

  /** Starts the hub in them. */
  static final class Start
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      prepare();
      TestPropertyValues.of(
              Map.of(
                  "server.port",
                  Integer.toString(PORT),
                  "hub.mappings",
                  FILES.root().resolve("mappings").toString(),
                  "hub.routes",
                  FILES.root().resolve("routes").toString(),
                  "spring.datasource.url",
                  "jdbc:h2:file:" + FILES.root().resolve("hub") + H2,
                  "hub.journal.keys.local",
                  "file:" + FILES.root().resolve("local.key"),
                  "hub.his.embedded.url",
                  "jdbc:h2:file:" + FILES.root().resolve("first") + H2,
                  "hub.platforms.zhejiang.url",
                  PLATFORM.url() + "/simulator/zhejiang/gh_ws_client/service"))
          .and(ExamPlatform.addresses(BOOKING_SYSTEMS.url()))
          .and(
              Map.of(
                  "hub.his.embedded.connection-timeout", "60s",
                  "hub.his.embedded.query-timeout", "60s",
                  "spring.datasource.hikari.connection-timeout", "60000",
                  "hub.peers.connections", "1000", // all peers of the tests have one address
                  "hub.watch-interval", "100ms",
                  "hub.outbox.attempts", "1000",
                  "hub.outbox.webhook", WEBHOOK.url(),
                  "hub.outbox.first-wait", "100ms",
                  "hub.outbox.longest-wait", "500ms",
                  "hub.outbox.longest-pause", "500ms"))
          .and(
              Map.of(
                  "hub.his.second.url", SECOND_HIS.url() + H2 + ";LOCK_TIMEOUT=8000",
                  "hub.his.second.username", "hub",
                  "hub.his.second.migrations", "classpath:db/his",
                  "hub.his.second.demo", "true",
                  "hub.his.second.connection-timeout", "3s",
                  "hub.his.second.query-timeout", "10s",
                  "hub.his.second.config.releaseTime", "14:00",
                  "hub.his.second.config.lockMinutes", "15",
                  "hub.his.second.config.cancelMinutes", "30",
                  "hub.his.second.config.identity", "strict"))
          .applyTo(context);
    }

    /**
     * A second HIS behind a breaker like the first one's; breakers that do not last; time-outs that
     * a test can wait for, and that a starved machine does not need; no timer that fires in the
     * middle of a test.
     */
    private static void prepare() {
      FILES.copyDirectory("mappings/his/embedded", "mappings/his/second");
      FILES.edit(
          "routes/his.camel.yaml",
          text -> {
            String second =
                text.substring(text.indexOf("- templatedRoute:\n    routeId: his-embedded"))
                    .replace("embedded", "second");
            return replace(
                    text,
                    "            when:\n"
                        + "              - simple: \"${variable.canonicalOperation} starts",
                    """
                    when:
                      - simple: "${variable.hospital} == 'H002'"
                        steps:
                          - to: { uri: direct:his-second }
                      - simple: "${variable.canonicalOperation} starts\
                    """
                        .indent(12)
                        .stripTrailing())
                + "\n"
                + second;
          });
      FILES.edit(
          "routes/templates.camel.yaml",
          text -> text.replaceAll("waitDurationInOpenState: \\d+", "waitDurationInOpenState: 1"));
      for (String connector : ExamPlatform.CONNECTORS) {
        FILES.edit(
            "mappings/his/" + connector + "/connector.yaml",
            text -> replace(text, "readTimeout: 10s", "readTimeout: 5s"));
      }
      FILES.edit("routes/outbox.camel.yaml", text -> replace(text, "period: 15000", "period: 500"));
      for (String upload : UPLOADS) {
        FILES.edit(
            "mappings/uploads/" + upload + ".yaml",
            text -> text.replaceFirst("0 (\\S+ \\S+) \\* \\* \\?", "0 0 4 1 1 ?"));
      }
      FILES.edit(
          "mappings/zhejiang/platform.yaml",
          text -> replace(text, "readTimeout: 10s", "readTimeout: 5s"));
    }
  }

  static String replace(String text, String old, String now) {
    if (!text.contains(old)) {
      throw new IllegalStateException("not in the file: " + old);
    }
    return text.replace(old, now);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      Path root = Files.createTempDirectory("hub");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root)));
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      all.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      // the system clears its folder of temporary files
    }
  }
}
