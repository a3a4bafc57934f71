package org.hospitalhub.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.upload.Run.Origin;
import org.junit.jupiter.api.Test;

/** What a timer begins. */
interface CatchUpRules extends UploadRules {

  private List<String> dates(Uploads node, String job) {
    return node.runs().list(job, null, 100).stream()
        .map(progress -> progress.run().date().toString())
        .toList();
  }

  private void nightly(Uploads node, String job) {
    node.runs().begin(job, UploadFixture.EVENING);
    fixture().finish(node, job);
  }

  @Test
  default void beginsWithTheNightOnWhichTheTimerFiredFirst() {
    Uploads node = fixture().node("one");

    nightly(node, "visits");

    assertThat(dates(node, "visits")).containsExactly("2026-11-20");
    assertThat(node.runs().list("visits", null, 1).get(0).run().origin())
        .isEqualTo(Origin.SCHEDULE);
  }

  @Test
  default void catchesUpTheMissedNightsInOrder() {
    Uploads node = fixture().node("one");
    nightly(node, "visits");
    fixture().his.asked.clear();
    fixture().clock.pass(Duration.ofDays(4).minusHours(8));

    nightly(node, "visits");

    assertThat(fixture().his.dates()).containsExactly("2026-11-21", "2026-11-22", "2026-11-23");
  }

  @Test
  default void catchesUpNoMoreThanSevenDays() {
    Uploads node = fixture().node("one");
    nightly(node, "visits");
    fixture().his.asked.clear();
    fixture().clock.pass(Duration.ofDays(30));

    nightly(node, "visits");

    assertThat(fixture().his.dates()).hasSize(8).startsWith("2026-12-13").endsWith("2026-12-20");
  }

  @Test
  default void catchesUpANightThatFailed() {
    Uploads node = fixture().node("one");
    nightly(node, "visits");
    fixture().clock.pass(Duration.ofDays(1));
    fixture().his.fails(new CanonicalException("internal", ""));
    nightly(node, "visits");
    fixture().his.fails(null);
    fixture().his.asked.clear();
    fixture().clock.pass(Duration.ofDays(1));

    nightly(node, "visits");

    assertThat(fixture().his.dates()).containsExactly("2026-11-21", "2026-11-22");
  }

  @Test
  default void readsAnEarlierDateBeforeALaterOne() {
    Uploads node = fixture().node("one");
    fixture().his.add(150);
    node.runs().start("visits", LocalDate.of(2026, 11, 20), null);
    node.runner().advance();
    node.runs().start("visits", LocalDate.of(2026, 11, 18), null);

    fixture().readAll(node);

    assertThat(fixture().his.asked.stream().map(line -> line.replaceAll(".*date\":\"|\".*", "")))
        .containsExactly("2026-11-20", "2026-11-18", "2026-11-18", "2026-11-20");
  }

  @Test
  default void tellsTheStateOfNowOnceHoweverManyNightsWereMissed() {
    Uploads node = fixture().node("one");
    nightly(node, "poll");
    fixture().clock.pass(Duration.ofDays(3));

    nightly(node, "poll");

    assertThat(dates(node, "poll")).containsExactly("2026-11-23", "2026-11-20");
  }

  @Test
  default void tellsTheDayBeforeOfEveryHospitalWhenTheJobSaysSo() {
    Uploads node = fixture().node("one");

    nightly(node, "late");

    assertThat(node.runs().list("late", LocalDate.of(2026, 11, 19), 10))
        .extracting(progress -> progress.run().hospital())
        .containsExactlyInAnyOrder("H1", "H2");
  }
}
