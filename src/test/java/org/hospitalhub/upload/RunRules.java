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
interface RunRules extends InClinic {

  LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private Progress run(Uploads node) {
    node.runs().start("visits", TODAY, null);
    return clinic().finish(node, "visits");
  }

  @Test
  default void asksPageByPageAndTellsEveryPlatform() {
    clinic().his.add(250);
    Uploads node = clinic().node("one");

    Progress done = run(node);

    assertThat(clinic().his.asked)
        .containsExactly(
            "visit.due {\"hospital\":{\"id\":\"H1\"},\"date\":\"2026-11-20\",\"limit\":100}",
            "visit.due {\"hospital\":{\"id\":\"H1\"},\"date\":\"2026-11-20\","
                + "\"after\":\"V00099\",\"limit\":100}",
            "visit.due {\"hospital\":{\"id\":\"H1\"},\"date\":\"2026-11-20\","
                + "\"after\":\"V00199\",\"limit\":100}");
    assertThat(done.run().state()).isEqualTo(Run.State.DONE);
    assertThat(done.run().tally()).isEqualTo(new Tally(250, 500, 0, 0));
    assertThat(done.count(State.DELIVERED)).isEqualTo(500);
    assertThat(clinic().told).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  default void isSendingUntilTheOutboxIsThrough() {
    clinic().his.add(3);
    Uploads node = clinic().node("one");
    clinic().platformsRest();
    node.runs().start("visits", TODAY, null);

    clinic().readAll(node);
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
    clinic().his.add(5);
    clinic().refused.add("V00002");
    Uploads node = clinic().node("one");
    Progress first = run(node);
    assertThat(first.count(State.HELD)).isEqualTo(2);
    clinic().told.clear();
    clinic().refused.clear();
    clinic().his.add("V00004", "gone");
    clinic().his.add("V00005", "seen");

    Progress second = run(node);

    assertThat(second.run().tally()).isEqualTo(new Tally(6, 12, 6, 0));
    assertThat(second.count(State.DELIVERED)).isEqualTo(6);
    assertThat(clinic().told)
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
    clinic().his.add("V1", "seen", "alpha");
    clinic().his.add("V2", "seen", "gone");
    Uploads node = clinic().node("one");

    Progress done = run(node);

    assertThat(done.run().tally()).isEqualTo(new Tally(2, 1, 0, 0));
    assertThat(clinic().told).containsExactly("alpha V1");
  }

  @Test
  default void countsRowsThatFitNoContractAndSaysWhy() {
    clinic().his.add("V1", "seen");
    clinic().his.add("V2", null);
    clinic().his.add("V3", "seen");
    Uploads node = clinic().node("one");

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
    clinic().his.add(150);
    Uploads node = clinic().node("one");
    node.runs().start("visits", TODAY, null);
    node.runner().advance();
    clinic().his.fails(UnavailableException.busy());

    clinic().readAll(node);

    Run waiting = node.runs().list("visits", null, 1).get(0).run();
    assertThat(waiting.reason()).isEqualTo("the HIS cannot be asked: busy");
    assertThat(waiting.tally().rows()).isEqualTo(100);
    clinic().his.fails(null);
    assertThat(node.runner().advance()).isFalse();
    clinic().clock.pass(Duration.ofSeconds(5));
    Progress done = clinic().finish(node, "visits");
    assertThat(done.run().tally().rows()).isEqualTo(150);
    assertThat(done.run().reason()).isNull();
    assertThat(clinic().told).hasSize(300).doesNotHaveDuplicates();
  }

  @Test
  default void goesOnThoughTheClockWentBack() {
    clinic().his.add(150);
    Uploads node = clinic().node("one");
    node.runs().start("visits", TODAY, null);
    clinic().his.fails(UnavailableException.busy());
    clinic().readAll(node);
    clinic().his.fails(null);
    assertThat(node.runner().advance()).isFalse();

    clinic().clock.setBack(Duration.ofHours(3));

    assertThat(node.runner().advance()).isTrue();
  }

  @Test
  default void failsWhenTheHisWillNeverAnswer() {
    clinic().his.fails(new CanonicalException("unknown-operation", "visit.due"));
    Uploads node = clinic().node("one");

    Progress failed = run(node);

    assertThat(failed.run().state()).isEqualTo(Run.State.FAILED);
    assertThat(failed.run().reason()).isEqualTo("visit.due: unknown-operation (visit.due)");
  }

  @Test
  default void failsWhenTheHisDoesNotGetOn() {
    clinic().his.stuckAt("V1");
    Uploads node = clinic().node("one");

    Progress failed = run(node);

    assertThat(failed.run().state()).isEqualTo(Run.State.FAILED);
    assertThat(failed.run().reason())
        .isEqualTo("visit.due: invalid (it does not get on behind V1)");
    assertThat(clinic().his.asked).hasSize(2);
  }

  @Test
  default void readsADateOnceAtATime() {
    Uploads node = clinic().node("one");

    Progress first = node.runs().start("visits", TODAY, "H1").get(0);
    Progress second = node.runs().start("visits", TODAY, null).get(0);

    assertThat(second.run().id()).isEqualTo(first.run().id());
    clinic().finish(node, "visits");
    assertThat(node.runs().start("visits", TODAY, null).get(0).run().id())
        .isGreaterThan(first.run().id());
  }

  @Test
  default void goesOnWhereTheLastRunEndedWhenTheJobSaysSo() {
    clinic().his.add("V1", "seen");
    Uploads node = clinic().node("one");
    node.runs().start("poll", null, null);
    clinic().finish(node, "poll");
    clinic().his.add("V2", "seen");

    node.runs().start("poll", null, null);
    Progress second = clinic().finish(node, "poll");

    assertThat(clinic().his.asked.get(1)).contains("\"after\":\"V1\"");
    assertThat(second.run().tally()).isEqualTo(new Tally(1, 2, 0, 0));
    node.runs().start("poll", null, null);
    assertThat(clinic().finish(node, "poll").run().tally().rows()).isZero();
    node.runs().start("poll", null, null);
    clinic().finish(node, "poll");
    assertThat(clinic().his.asked.get(3)).contains("\"after\":\"V2\"");
  }

  @Test
  default void refusesRunsThatCannotBe() {
    Runs runs = clinic().node("one").runs();

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
    Uploads node = clinic().node("one");
    run(node);
    run(node);
    clinic().clock.pass(Duration.ofDays(91));

    assertThat(node.runs().prune(Duration.ofDays(90))).isEqualTo(1);

    assertThat(node.runs().list("visits", null, 10)).hasSize(1);
  }
}
