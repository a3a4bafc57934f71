package org.hospitalhub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** How the journal is searched, on whatever database. */
interface SearchRules {

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
  default void findsByEachOfItsFields() {
    Recorded book =
        Recorded.of("alpha", "B08", "appointment.book", now(), "R1", Outcome.FAILURE, "busy");
    Recorded search =
        Recorded.of(
            "alpha", "B04", "slot.search", now().plusSeconds(1), "R2", Outcome.SUCCESS, null);
    Recorded other =
        Recorded.of("beta", "B08", "x.y", now().plusSeconds(2), "R1", Outcome.SUCCESS, null)
            .in(trace(1));
    record(book, search, other);
    Query any = Query.newest(10);

    assertFound(any, other, search, book);
    assertFound(any.platform("alpha"), search, book);
    assertFound(any.operation("B08"), other, book);
    assertFound(any.operation("B08").platform("alpha"), book);
    assertFound(any.outcome(Outcome.SUCCESS), other, search);
    assertFound(any.outcome(Outcome.FAILURE).platform("alpha").operation("B08"), book);
    assertFound(any.key("platformReference", "R1"), other, book);
    assertFound(any.key("platformReference", "R1").platform("beta"), other);
    assertFound(any.key("slot", "R1"));
    assertFound(any.key(null, "SR1").outcome(Outcome.FAILURE), book);
    assertFound(any.between(now(), now().plusSeconds(2)), search, book);
    assertFound(any.key(null, "R1").between(now().plusSeconds(1), now().plusSeconds(9)), other);
    assertFound(any.trace(trace(1)), other);
    assertFound(any.trace(book.entry().traceId()), search, book);
    assertFound(any.trace(book.entry().traceId()).key("slot", "SR2"), search);
    assertFound(any.trace(book.entry().traceId()).outcome(Outcome.FAILURE), book);
    assertFound(any.trace(trace(2)));
  }

  private static String trace(int number) {
    return "%032x".formatted(number);
  }

  private void assertFound(Query query, Recorded... expected) {
    assertThat(hub().search().find(query))
        .containsExactlyElementsOf(List.of(expected).stream().map(Recorded::entry).toList());
  }

  @Test
  default void keepsAndFindsKeysThatNoDatabaseWouldHold() {
    String rare = "𠮷".repeat(100);
    Recorded nul = Recorded.read(now(), "R\0X");
    Recorded half = Recorded.read(now().plusSeconds(1), "R\uD842X");
    Recorded longest = Recorded.read(now().plusSeconds(2), rare);
    record(nul, half, longest);

    assertFound(Query.newest(10), longest, half, nul);
    assertFound(Query.newest(10).key("platformReference", "R\0X"), half, nul);
    assertFound(Query.newest(10).key(null, rare), longest);
  }

  @Test
  default void turnsPagesWithoutGapsOrRepeats() {
    Recorded[] exchanges = new Recorded[57];
    for (int i = 0; i < exchanges.length; i++) {
      Outcome outcome = i % 3 == 0 ? Outcome.FAILURE : Outcome.SUCCESS;
      exchanges[i] = Recorded.of("alpha", "B1", "x.y", now().plusMillis(i / 5), "R", outcome, null);
    }
    record(exchanges);

    for (Query query : List.of(Query.newest(10), Query.newest(10).key("platformReference", "R"))) {
      List<Entry> all = pages(query);
      assertThat(all).hasSize(57).doesNotHaveDuplicates();
      assertThat(all)
          .extracting(e -> e.id().toString())
          .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }
  }

  /** Whatever is asked for, page by page, is what a look at all entries finds. */
  @Test
  default void findsWhatALookAtAllOfThemFinds() {
    Random random = new Random(7);
    List<Recorded> exchanges = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      exchanges.add(somewhen(random));
    }
    record(exchanges.toArray(Recorded[]::new));
    Comparator<Entry> newestFirst = Comparator.comparing(Entry::id).reversed();
    List<Entry> all = exchanges.stream().map(Recorded::entry).sorted(newestFirst).toList();

    for (int i = 0; i < 150; i++) {
      Query query = something(random);
      assertThat(pages(query))
          .as("%s", query)
          .isEqualTo(all.stream().filter(fitting(query)).toList());
    }
  }

  /** Many in a few seconds, some days before. */
  private Recorded somewhen(Random random) {
    Instant started =
        now()
            .minus(Duration.ofDays(random.nextInt(4) * random.nextInt(9)))
            .plusMillis(random.nextInt(4000));
    return Recorded.of(
            random.nextBoolean() ? "alpha" : "beta",
            "B" + random.nextInt(3),
            "x.y",
            started,
            "R" + random.nextInt(4),
            random.nextInt(3) == 0 ? Outcome.FAILURE : Outcome.SUCCESS,
            null)
        .in(trace(random.nextInt(5)));
  }

  private Query something(Random random) {
    Query query = Query.newest(1 + random.nextInt(30));
    query = random.nextBoolean() ? query.platform("alpha") : query;
    query = random.nextInt(3) == 0 ? query.operation("B1") : query;
    query = random.nextInt(3) == 0 ? query.outcome(Outcome.FAILURE) : query;
    query = random.nextInt(3) == 0 ? query.key("platformReference", "R2") : query;
    query = random.nextInt(4) == 0 ? query.key(null, "SR1") : query;
    query = random.nextInt(3) == 0 ? query.trace(trace(1)) : query;
    Instant from = now().minus(Duration.ofDays(random.nextInt(20))).plusMillis(1500);
    return random.nextInt(3) == 0 ? query.between(from, from.plus(Duration.ofDays(9))) : query;
  }

  private List<Entry> pages(Query query) {
    List<Entry> all = new ArrayList<>();
    List<Entry> page = hub().search().find(query);
    while (!page.isEmpty()) {
      assertThat(page.size()).isLessThanOrEqualTo(query.limit());
      all.addAll(page);
      boolean more = page.size() == query.limit();
      page = more ? hub().search().find(query.after(page.get(page.size() - 1).id())) : List.of();
    }
    return all;
  }

  private static Predicate<Entry> fitting(Query q) {
    return e ->
        (q.platform() == null || q.platform().equals(e.platform()))
            && (q.operation() == null || q.operation().equals(e.operation()))
            && (q.outcome() == null || q.outcome() == e.outcome())
            && (q.from() == null || !e.started().isBefore(q.from()))
            && (q.until() == null || e.started().isBefore(q.until()))
            && (q.trace() == null || q.trace().equals(e.traceId()))
            && (q.keyValue() == null
                || (q.keyName() == null
                    ? e.keys().containsValue(q.keyValue())
                    : q.keyValue().equals(e.keys().get(q.keyName()))));
  }

  @Test
  default void findsKeysAndTracesInHoweverManySegmentsTheyAre() {
    try (Journal journal = hub().journal()) {
      for (int i = 0; i < 6000; i++) {
        Recorded read = Recorded.read(now().plusMillis(i / 100), "R" + i % 3000);
        journal.close(read.in(trace(i % 3000)));
      }
    }

    assertThat(hub().count("journal_segment")).isGreaterThan(2);
    for (int number : List.of(0, 1500, 2999)) {
      String reference = "R" + number;
      assertThat(hub().search().find(Query.newest(10).key("platformReference", reference)))
          .hasSize(2)
          .allMatch(e -> e.keys().containsValue(reference));
      assertThat(hub().search().find(Query.newest(10).trace(trace(number))))
          .hasSize(2)
          .allMatch(e -> e.keys().containsValue(reference));
    }
  }
}
