package org.hospitalhub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        Recorded.of("beta", "B08", "x.y", now().plusSeconds(2), "R1", Outcome.SUCCESS, null);
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
  }

  private void assertFound(Query query, Recorded... expected) {
    assertThat(hub().search().find(query))
        .containsExactlyElementsOf(List.of(expected).stream().map(Recorded::entry).toList());
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
      List<Entry> all = new ArrayList<>();
      List<Entry> page = hub().search().find(query);
      while (!page.isEmpty()) {
        all.addAll(page);
        page = hub().search().find(query.after(page.get(page.size() - 1).id()));
      }
      assertThat(all).hasSize(57).doesNotHaveDuplicates();
      assertThat(all)
          .extracting(e -> e.id().toString())
          .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }
  }
}
