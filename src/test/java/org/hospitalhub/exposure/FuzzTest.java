package org.hospitalhub.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.support.Patience.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;

/**
 * Requests that somebody has spoilt, by chance but the same each time: README.md, Test it. What
 * fails is kept in {@code target/fuzz}, as it was sent, and comes again with {@code
 * -Dfuzz.first=<its number> -Dfuzz.requests=1}.
 */
@OpenHub
@EnabledIfSystemProperty(named = "fuzz.requests", matches = "[1-9].*")
class FuzzTest {

  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int FIRST = Integer.getInteger("fuzz.first", 0);
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 4000);
  private static final int MOST_FAILURES = 40;
  private static final int MORE_THREADS = 40;
  private static final long MORE_HEAP = 64L << 20;

  private static final Map<String, String> NAMES =
      Map.of(
          "operation", "statement.download",
          "platform", "zhejiang",
          "job", "visit-results",
          "id", "00000000-0000-4000-8000-000000000000");

  @Autowired private ApplicationContext hub;

  @Value("${local.server.port}")
  private int port;

  private final Oracle oracle = new Oracle(OpenHub.OPERATOR_KEY, OpenHub.JOURNAL_KEY);
  private final List<String> failures = new ArrayList<>();
  private Peer peer;
  private Seeds seeds;
  private LogWatch log;

  @BeforeEach
  void begin() {
    peer = new Peer(InetAddress.getLoopbackAddress(), port);
    seeds = new Seeds(OpenHub.OPERATOR_KEY, addresses());
    log = LogWatch.begin();
  }

  @AfterEach
  void end() {
    log.close();
  }

  @Test
  void nothingThatAPeerSendsTakesTheHubDown() throws Exception {
    List<Integer> before = statuses();
    int threads = threads();
    long heap = heap();

    for (int i = FIRST; i < FIRST + REQUESTS && failures.size() < MOST_FAILURES; i++) {
      send(i);
    }

    assertThat(failures).as(String.join("\n", failures)).isEmpty();
    assertThat(statuses()).isEqualTo(before);
    await("threads end").until(() -> threads() <= threads + MORE_THREADS);
    await("memory is free").until(() -> heap() <= heap + MORE_HEAP);
  }

  /**
   * Every seed as it is: each has to be answered as it should, and in the end as in the beginning.
   */
  private List<Integer> statuses() throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (Request seed : seeds.all()) {
      List<Answer> answers = peer.answers(seed);
      oracle.check(seed, answers);
      statuses.add(answers.get(0).status());
    }
    assertThat(log.noticed()).isEmpty();
    return statuses;
  }

  private void send(int number) throws IOException {
    Request request = spoilt(number);
    try {
      oracle.check(request, peer.answers(request));
    } catch (Oracle.Unfit | IOException e) {
      fail(number, request, String.valueOf(e.getMessage()));
    }
    for (String noticed : log.noticed()) {
      fail(number, request, noticed);
    }
  }

  private Request spoilt(int number) {
    Random random = new Random(SEED * 1_000_003 + number);
    random.nextInt(); // the first numbers of neighbouring seeds are alike
    Request request = seeds.any(random);
    Mutation[] mutations = Mutation.values();
    do {
      request = mutations[random.nextInt(mutations.length)].of(request, random);
    } while (random.nextInt(5) < 2);
    return request;
  }

  private void fail(int number, Request request, String complaint) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "fuzz"));
    Path file = folder.resolve(SEED + "-" + number + ".http");
    Files.write(file, request.bytes());
    failures.add("-Dfuzz.seed=%d -Dfuzz.first=%d: %s".formatted(SEED, number, complaint));
  }

  private List<Request> addresses() {
    Addresses addresses = Addresses.of(hub);
    return addresses.patterns().stream().flatMap(pattern -> requests(pattern, addresses)).toList();
  }

  private static Stream<Request> requests(String pattern, Addresses addresses) {
    String address = Addresses.example(pattern, NAMES);
    Request get = Request.get(address);
    Request post = Request.post(address, "{}", "Content-Type: application/json");
    if (addresses.call(pattern).isPresent()) {
      return Stream.of(get.target(address + "?wsdl"), get);
    }
    return addresses.methods(pattern).isEmpty()
        ? Stream.of(get, post)
        : addresses.methods(pattern).stream()
            .map(method -> method.equals("GET") ? get : post.method(method));
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
