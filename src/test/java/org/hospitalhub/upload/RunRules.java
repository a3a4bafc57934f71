package org.hospitalhub.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.UnavailableException;
import org.hospitalhub.upload.Run.Tally;
import org.junit.jupiter.api.Test;

/** One run, from its beginning to its end. */
interface RunRules extends UploadRules {

  LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private Progress run(Uploads node) {
    node.runs().start("visits", TODAY, null);
    return fixture().finish(node, "visits");
  }

  @Test
  default void asksPageByPageAndTellsEveryPlatform() {
    fixture().his.add(250);
    Uploads node = fixture().node("one");

    Progress done = run(node);

    assertThat(fixture().his.asked)
        .containsExactly(
            "visit.due {\"hospital\":{\"id\":\"H1\"},\"date\":\"2026-11-20\",\"limit\":100}",
            "visit.due {\"hospital\":{\"id\":\"H1\"},\"date\":\"2026-11-20\","
                + "\"after\":\"V00099\",\"limit\":100}",
            "visit.due {\"hospital\":{\"id\":\"H1\"},\"date\":\"2026-11-20\","
                + "\"after\":\"V00199\",\"limit\":100}");
    assertThat(done.run().state()).isEqualTo(Run.State.DONE);
    assertThat(done.run().tally()).isEqualTo(new Tally(250, 500, 0, 0));
    assertThat(done.count(State.DELIVERED)).isEqualTo(500);
    assertThat(fixture().told).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  default void isSendingUntilTheOutboxIsThrough() {
    fixture().his.add(3);
    Uploads node = fixture().node("one");
    fixture().platformsRest();
    node.runs().start("visits", TODAY, null);

    fixture().readAll(node);
    node.runner().finish();

    Progress sending = node.runs().list("visits", TODAY, 10).get(0);
    assertThat(sending.run().state()).isEqualTo(Run.State.SENDING);
    assertThat(sending.count(State.PENDING)).isEqualTo(6);
    assertThat(sending.run().finished()).isNull();
    assertThat(node.runs().backlog())
        .containsExactly(new Backlog("visits", Run.State.SENDING, 1, 3, Duration.ZERO));
  }

  @Test
  default void sendsOnlyWhatIsNotAcknowledgedWhenADateRunsAgain() {
    fixture().his.add(5);
    fixture().refused.add("V00002");
    Uploads node = fixture().node("one");
    Progress first = run(node);
    assertThat(first.count(State.HELD)).isEqualTo(2);
    fixture().told.clear();
    fixture().refused.clear();
    fixture().his.add("V00004", "gone");
    fixture().his.add("V00005", "seen");

    Progress second = run(node);

    assertThat(second.run().tally()).isEqualTo(new Tally(6, 12, 6, 0));
    assertThat(second.count(State.DELIVERED)).isEqualTo(6);
    assertThat(fixture().told)
        .containsExactlyInAnyOrder(
            "alpha V00002",
            "beta V00002",
            "alpha V00004",
            "beta V00004",
            "alpha V00005",
            "beta V00005");
    assertThat(node.runs().find("visits", first.run().id()).count(State.HELD)).isZero();
  }

  @Test
  default void tellsOnlyThePlatformThatTheBookingCameFrom() {
    fixture().his.add("V1", "seen", "alpha");
    fixture().his.add("V2", "seen", "gone");
    Uploads node = fixture().node("one");

    Progress done = run(node);

    assertThat(done.run().tally()).isEqualTo(new Tally(2, 1, 0, 0));
    assertThat(fixture().told).containsExactly("alpha V1");
  }

  @Test
  default void countsRowsThatFitNoContractAndSaysWhy() {
    fixture().his.add("V1", "seen");
    fixture().his.add("V2", null);
    fixture().his.add("V3", "seen");
    Uploads node = fixture().node("one");

    Progress done = run(node);

    assertThat(done.run().tally()).isEqualTo(new Tally(3, 4, 0, 1));
    assertThat(node.runs().refusals(done.run()))
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.position()).isEqualTo("V2");
              assertThat(refusal.detail()).startsWith("visit.outcome ");
            });
  }

  @Test
  default void waitsForAHisThatCannotBeAskedAndGoesOnWhereItWas() {
    fixture().his.add(150);
    Uploads node = fixture().node("one");
    node.runs().start("visits", TODAY, null);
    node.runner().advance();
    fixture().his.fails(UnavailableException.busy());

    fixture().readAll(node);

    Run waiting = node.runs().list("visits", null, 1).get(0).run();
    assertThat(waiting.reason()).isEqualTo("the HIS cannot be asked: busy");
    assertThat(waiting.tally().rows()).isEqualTo(100);
    fixture().his.fails(null);
    assertThat(node.runner().advance()).isFalse();
    fixture().clock.pass(Duration.ofSeconds(5));
    Progress done = fixture().finish(node, "visits");
    assertThat(done.run().tally().rows()).isEqualTo(150);
    assertThat(done.run().reason()).isNull();
    assertThat(fixture().told).hasSize(300).doesNotHaveDuplicates();
  }

  @Test
  default void goesOnThoughTheClockWentBack() {
    fixture().his.add(150);
    Uploads node = fixture().node("one");
    node.runs().start("visits", TODAY, null);
    fixture().his.fails(UnavailableException.busy());
    fixture().readAll(node);
    fixture().his.fails(null);
    assertThat(node.runner().advance()).isFalse();

    fixture().clock.setBack(Duration.ofHours(3));

    assertThat(node.runner().advance()).isTrue();
  }

  @Test
  default void failsWhenTheHisWillNeverAnswer() {
    fixture().his.fails(new CanonicalException("unknown-operation", "visit.due"));
    Uploads node = fixture().node("one");

    Progress failed = run(node);

    assertThat(failed.run().state()).isEqualTo(Run.State.FAILED);
    assertThat(failed.run().reason()).isEqualTo("visit.due: unknown-operation (visit.due)");
  }

  @Test
  default void failsWhenTheHisDoesNotGetOn() {
    fixture().his.stuckAt("V1");
    Uploads node = fixture().node("one");

    Progress failed = run(node);

    assertThat(failed.run().state()).isEqualTo(Run.State.FAILED);
    assertThat(failed.run().reason()).isEqualTo("visit.due: invalid (no new position after V1)");
    assertThat(fixture().his.asked).hasSize(2);
  }

  @Test
  default void readsADateOnceAtATime() {
    Uploads node = fixture().node("one");

    Progress first = node.runs().start("visits", TODAY, "H1").get(0);
    Progress second = node.runs().start("visits", TODAY, null).get(0);

    assertThat(second.run().id()).isEqualTo(first.run().id());
    fixture().finish(node, "visits");
    assertThat(node.runs().start("visits", TODAY, null).get(0).run().id())
        .isGreaterThan(first.run().id());
  }

  @Test
  default void goesOnWhereTheLastRunEndedWhenTheJobSaysSo() {
    fixture().his.add("V1", "seen");
    Uploads node = fixture().node("one");
    node.runs().start("poll", null, null);
    fixture().finish(node, "poll");
    fixture().his.add("V2", "seen");

    node.runs().start("poll", null, null);
    Progress second = fixture().finish(node, "poll");

    assertThat(fixture().his.asked.get(1)).contains("\"after\":\"V1\"");
    assertThat(second.run().tally()).isEqualTo(new Tally(1, 2, 0, 0));
    node.runs().start("poll", null, null);
    assertThat(fixture().finish(node, "poll").run().tally().rows()).isZero();
    node.runs().start("poll", null, null);
    fixture().finish(node, "poll");
    assertThat(fixture().his.asked.get(3)).contains("\"after\":\"V2\"");
  }

  @Test
  default void refusesRunsThatCannotBe() {
    Runs runs = fixture().node("one").runs();

    assertError("not-found", () -> runs.start("nothing", TODAY, null));
    assertError("missing", () -> runs.start("visits", null, null));
    assertError("invalid", () -> runs.start("visits", TODAY.plusDays(1), null));
    assertError("invalid", () -> runs.start("visits", TODAY, "H2"));
    assertError("not-found", () -> runs.find("visits", 1));
    assertError("not-found", () -> runs.list("nothing", null, 1));
  }

  private static void assertError(String error, Runnable what) {
    assertThatThrownBy(what::run)
        .isInstanceOf(CanonicalException.class)
        .extracting(e -> ((CanonicalException) e).error())
        .isEqualTo(error);
  }

  @Test
  default void forgetsOldRunsButTheLast() {
    Uploads node = fixture().node("one");
    run(node);
    run(node);
    fixture().clock.pass(Duration.ofDays(91));

    assertThat(node.runs().prune(Duration.ofDays(90))).isEqualTo(1);

    assertThat(node.runs().list("visits", null, 10)).hasSize(1);
  }
}
