package org.hospitalhub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hospitalhub.crypto.UnreadablePayloadException;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the journal keeps, on whatever database. */
interface JournalRules {

  HubDatabase hub();

  private Instant now() {
    return hub().clock.instant();
  }

  private void record(Recording... recordings) {
    try (Journal journal = hub().journal()) {
      List.of(recordings).forEach(journal::close);
    }
  }

  @Test
  default void keepsAnExchangeWithItsKeysAndWhatPassed() {
    Recorded exchange = Recorded.read(now(), "R1");

    record(exchange);

    assertThat(hub().search().find(Query.newest(10))).containsExactly(exchange.entry());
    assertThat(hub().search().entry(exchange.entry().id())).contains(exchange.entry());
    assertThat(hub().search().payload(exchange.entry().id())).contains(exchange.payload());
  }

  @Test
  default void hasAWriteOnDiskBeforeItIsDoneAndItsEndAfterwards() {
    Recorded open = Recorded.open(now(), "R1");
    UUID id = open.entry().id();
    try (Journal journal = hub().journal()) {
      journal.open(open);
      assertThat(hub().search().entry(id)).contains(open.entry());
      assertThat(hub().search().payload(id)).contains(open.payload());

      journal.close(open.closed(Outcome.FAILURE, "slot-taken"));
    }

    Entry closed = hub().search().entry(id).orElseThrow();
    assertThat(closed.outcome()).isEqualTo(Outcome.FAILURE);
    assertThat(closed.error()).isEqualTo("slot-taken");
    assertThat(closed.duration()).isEqualTo(Duration.ofMillis(7));
    assertThat(closed.keys()).containsEntry("platformReference", "R1");
    assertThat(hub().search().payload(id))
        .contains(new Payload(open.payload().received(), "{}", null, "<end/>"));
  }

  @Test
  default void keepsAWriteWholeWhoseOpeningWasNeverStored() {
    Recorded closed = Recorded.open(now(), "R1").closed(Outcome.FAILURE, "busy");

    record(closed);

    assertThat(hub().search().find(Query.newest(10))).containsExactly(closed.entry());
    assertThat(hub().search().payload(closed.entry().id())).contains(closed.whole().payload());
  }

  @Test
  default void writesWhatWaitsWhenTheHubStops() {
    Journal journal =
        new Journal(hub().pool, hub().cipher, 5000, HubDatabase.ROOM, Duration.ofMinutes(1));
    for (int i = 0; i < 1234; i++) {
      journal.close(Recorded.read(now().plusMillis(i), "R" + i));
    }

    journal.close();

    assertThat(hub().entries()).isEqualTo(1234);
    assertThat(journal.lost()).isZero();
  }

  @Test
  default void putsWhatPassedTogetherByPlatform() {
    Recorded first = Recorded.read(now(), "R1");
    Recorded other = Recorded.of("beta", "B", "x", now(), "R2", Outcome.SUCCESS, null);
    Recorded last = Recorded.read(now().plusMillis(1), "R3");
    Journal journal =
        new Journal(hub().pool, hub().cipher, 5000, HubDatabase.ROOM, Duration.ofMinutes(1));
    List.of(first, other, last).forEach(journal::close);

    journal.close();

    assertThat(hub().count("journal_payload")).isEqualTo(2);
    for (Recorded exchange : List.of(first, other, last)) {
      assertThat(hub().search().payload(exchange.entry().id())).contains(exchange.payload());
    }
  }

  @Test
  default void putsTogetherWhatIsAlikeAndBeganInTheSameSecond() {
    Recorded[] alike = new Recorded[20];
    for (int i = 0; i < alike.length; i++) {
      alike[i] = Recorded.read(now().plusMillis(i), "R" + i % 2);
    }
    Recorded later = Recorded.read(now().plusSeconds(1), "R1");
    Journal journal =
        new Journal(hub().pool, hub().cipher, 5000, HubDatabase.ROOM, Duration.ofMinutes(1));
    List.of(alike).forEach(journal::close);
    journal.close(later);

    journal.close();

    assertThat(hub().count("journal_bundle")).isEqualTo(2);
    assertThat(hub().count("journal_key")).isEqualTo(6);
    assertThat(hub().search().find(Query.newest(30).key("slot", "SR1"))).hasSize(11);
    for (Recorded exchange : alike) {
      assertThat(hub().search().entry(exchange.entry().id())).contains(exchange.entry());
    }
  }

  @Test
  default void hasAnExchangeOnceThatWasWrittenTwice() {
    Recorded exchange = Recorded.read(now(), "R1");

    record(exchange);
    record(exchange);

    assertFound(Query.newest(10), exchange);
    assertFound(Query.newest(10).key("platformReference", "R1"), exchange);
  }

  @Test
  default void beginsAnotherBundleWhenOneIsFull() {
    Journal journal =
        new Journal(hub().pool, hub().cipher, 5000, HubDatabase.ROOM, Duration.ofMinutes(1));
    for (int i = 0; i < 1900; i++) {
      journal.close(Recorded.read(now(), "R" + i));
    }

    journal.close();

    assertThat(hub().count("journal_bundle")).isEqualTo(2);
    assertThat(hub().entries()).isEqualTo(1900);
  }

  /** More of them than there are connections: a new segment must not wait for one of theirs. */
  @Test
  default void opensWritesInTransactionsWhileSegmentsFill() throws Exception {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(hub().pool));
    ExecutorService callers = Executors.newFixedThreadPool(40);
    try (Journal journal = hub().journal()) {
      List<Callable<Void>> writes =
          IntStream.range(0, 2500)
              .mapToObj(i -> Recorded.open(now(), "R" + i))
              .<Callable<Void>>map(
                  write ->
                      () -> {
                        journal.prepare(write);
                        transaction.executeWithoutResult(status -> journal.open(write));
                        return null;
                      })
              .toList();
      for (Future<Void> write :
          callers.invokeAll(writes, Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        write.get();
      }
    } finally {
      callers.shutdownNow();
    }

    assertThat(hub().count("journal_bundle")).isEqualTo(2500);
    assertThat(hub().count("journal_segment")).isEqualTo(2);
  }

  @Test
  default void sealsWhatPassedInChunksWhenItIsLong() {
    List<Recorded> exchanges =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    new Recorded(
                        Recorded.read(now().plusMillis(i), "R" + i).entry(),
                        new Payload((i + "").repeat(200_000), null, null, null),
                        false))
            .toList();

    record(exchanges.toArray(Recorded[]::new));

    assertThat(hub().count("journal_payload")).isEqualTo(3);
    for (Recorded exchange : exchanges) {
      assertThat(hub().search().payload(exchange.entry().id())).contains(exchange.payload());
    }
  }

  @Test
  default void makesExchangesWaitRatherThanLoseThem() {
    try (Journal journal =
        new Journal(hub().pool, hub().cipher, 3, HubDatabase.ROOM, Duration.ofMillis(1))) {
      for (int i = 0; i < 500; i++) {
        journal.close(Recorded.read(now().plusMillis(i), "R" + i));
      }
      assertThat(journal.lost()).isZero();
    }

    assertThat(hub().entries()).isEqualTo(500);
  }

  @Test
  default void makesExchangesWaitThatAreTooHeavyForTheQueue() {
    try (Journal journal = new Journal(hub().pool, hub().cipher, 5000, 100, Duration.ofMillis(1))) {
      for (int i = 0; i < 200; i++) {
        journal.close(Recorded.read(now().plusMillis(i), "R" + i + "x".repeat(60)));
        assertThat(journal.waiting()).isLessThanOrEqualTo(1);
      }
      assertThat(journal.lost()).isZero();
    }

    assertThat(hub().entries()).isEqualTo(200);
  }

  /** A call of nobody. */
  private Recording stranger(Instant started, String address, String text) {
    Entry read =
        Recorded.of("alpha", null, null, started, "R", Outcome.FAILURE, "malformed").entry();
    return new Recording() {
      @Override
      public Entry entry() {
        return read;
      }

      @Override
      public Payload payload() {
        return new Payload(text, null, null, "<no/>");
      }

      @Override
      public String anonymous() {
        return address;
      }
    };
  }

  @Test
  default void keepsTheFirstOfWhatStrangersSend() {
    Recording refused = stranger(now(), "10.0.0.1", "garbage ".repeat(100_000));

    record(refused);

    Payload kept = hub().search().payload(refused.entry().id()).orElseThrow();
    assertThat(kept.received())
        .hasSizeLessThan(8300)
        .startsWith("garbage ")
        .endsWith("800000 characters in all");
    assertThat(kept.answered()).isEqualTo("<no/>");
  }

  @Test
  default void recordsAShareOfStrangersAndCountsTheRest() {
    Journal journal = hub().journal();
    for (int i = 0; i < 2000; i++) {
      journal.close(stranger(now().plusMillis(i), "10.0.0." + i % 2, "garbage"));
    }
    journal.close(Recorded.read(now(), "R1"));

    journal.close();

    assertThat(journal.passedOver()).isPositive();
    assertThat(journal.lost()).isZero();
    assertThat(hub().entries() + journal.passedOver()).isEqualTo(2001);
  }

  @Test
  default void keepsRefusedStrangersNotAsLongAsOthers() {
    Recording old = stranger(now().minus(Duration.ofDays(9)), "10.0.0.1", "garbage");
    Recording recent = stranger(now().minus(Duration.ofDays(5)), "10.0.0.1", "garbage");
    Recorded failed =
        Recorded.of(
            "alpha",
            "B01",
            "schedule.search",
            now().minus(Duration.ofDays(9)),
            "R1",
            Outcome.FAILURE,
            "busy");
    record(old, recent, failed);

    int deleted = new Pruning(hub().pool, hub().clock).pruneRefused(7);

    assertThat(deleted).isEqualTo(1);
    assertThat(hub().search().entry(old.entry().id())).isEmpty();
    assertThat(hub().search().payload(old.entry().id())).isEmpty();
    assertThat(hub().search().payload(recent.entry().id())).isPresent();
    assertThat(hub().search().payload(failed.entry().id())).isPresent();
  }

  @Test
  default void keepsTheOthersWhenOneEntryCannotBeWritten() {
    Recorded bad = Recorded.of("x".repeat(99), "B01", "x", now(), "R0", Outcome.SUCCESS, null);

    record(Recorded.read(now(), "R1"), bad, Recorded.read(now(), "R2"));

    assertThat(hub().entries()).isEqualTo(2);
  }

  @Test
  default void keepsPayloadsUnreadableWithoutTheKeyAndReadableAfterRotation() {
    Recorded exchange = Recorded.read(now(), "R1-synthetic-name");
    record(exchange);
    UUID id = exchange.entry().id();
    Map<String, String> rotated = Map.of("1", HubDatabase.KEY, "2", HubDatabase.NEXT_KEY);
    Map<String, String> lost = Map.of("2", HubDatabase.NEXT_KEY);

    byte[] stored = hub().jdbc.queryForObject("select sealed from journal_payload", byte[].class);

    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("synthetic");
    assertThat(new JournalSearch(hub().pool, HubDatabase.cipher(rotated)).payload(id))
        .contains(exchange.payload());
    assertThatThrownBy(() -> new JournalSearch(hub().pool, HubDatabase.cipher(lost)).payload(id))
        .isInstanceOf(UnreadablePayloadException.class);
    assertThat(hub().jdbc.queryForObject("select key_id from journal_payload", String.class))
        .isEqualTo("1");
  }

  @Test
  default void keepsLargePayloadsInParts() {
    byte[] noise = new byte[2_500_000];
    new Random(1).nextBytes(noise);
    Payload large = new Payload(new String(noise, StandardCharsets.ISO_8859_1), null, null, null);
    Recorded exchange = new Recorded(Recorded.read(now(), "R1").entry(), large, false);

    record(exchange);

    assertThat(hub().count("journal_payload")).isGreaterThan(1);
    assertThat(hub().search().payload(exchange.entry().id())).contains(large);
  }

  @Test
  default void prunesWholeDaysByPlatform() {
    Recorded old = Recorded.read(now().minus(Duration.ofDays(31)), "R1");
    Recorded kept = Recorded.read(now().minus(Duration.ofDays(30)), "R2");
    Recorded other =
        Recorded.of("beta", "B", "x", now().minus(Duration.ofDays(31)), "R3", Outcome.FAILURE, "x");
    Recorded gone =
        Recorded.of("gamma", "B", "x", now().minus(Duration.ofDays(9)), "R4", Outcome.UNKNOWN, "x");
    record(old, kept, other, gone);

    int deleted = new Pruning(hub().pool, hub().clock).prune(Map.of("alpha", 30, "beta", 90), 7);

    assertThat(deleted).isEqualTo(2);
    assertFound(Query.newest(10), kept, other);
    assertThat(hub().count("journal_key")).isEqualTo(4);
    assertThat(hub().count("journal_payload")).isEqualTo(2);
  }

  @Test
  default void endsWhatNodesLeftOpenThatAreGone() {
    Recorded open = Recorded.open(now(), "R1");
    try (Journal journal = hub().journal()) {
      journal.open(open);
    }
    Nodes first = hub().nodes("node-1");
    Nodes second = hub().nodes("node-2");
    first.beat();
    second.beat();
    hub().clock.pass(Duration.ofSeconds(8));
    first.beat();
    hub().clock.pass(Duration.ofSeconds(8));

    assertThat(second.endOpenEntries()).isZero();
    assertThat(second.gone("node-1")).isFalse();
    hub().clock.pass(Duration.ofSeconds(3));

    assertThat(second.gone("node-1")).isTrue();
    assertThat(second.endOpenEntries()).isEqualTo(1);
    assertFoundOutcome(open, Outcome.UNKNOWN);
  }

  private void assertFound(Query query, Recorded... expected) {
    assertThat(hub().search().find(query))
        .containsExactlyElementsOf(List.of(expected).stream().map(Recorded::entry).toList());
  }

  private void assertFoundOutcome(Recorded exchange, Outcome outcome) {
    assertThat(hub().search().entry(exchange.entry().id()).orElseThrow().outcome())
        .isEqualTo(outcome);
  }
}
