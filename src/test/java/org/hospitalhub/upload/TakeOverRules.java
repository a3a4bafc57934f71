package org.hospitalhub.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.upload.Run.Tally;
import org.junit.jupiter.api.Test;

/** Runs that are cut off, and several nodes on one database. */
interface TakeOverRules extends InClinic {

  LocalDate TODAY = LocalDate.of(2026, 11, 20);

  int ROWS = 10_000;

  /** Longer than a node may be silent. */
  Duration LONG = Clinic.SILENCE.plusSeconds(1);

  @Test
  default void goesOnFromWhereANodeThatDiedWas() {
    clinic().his.add(350);
    Uploads dying = clinic().node("dying");
    dying.runs().start("visits", TODAY, null);
    dying.runner().advance();
    dying.runner().advance();
    Uploads other = clinic().node("other");
    assertThat(other.runner().advance()).isFalse();
    clinic().his.asked.clear();

    clinic().clock.pass(LONG);
    Progress done = clinic().finish(clinic().node("other"), "visits");

    assertThat(clinic().his.asked.get(0)).contains("\"after\":\"V00199\"");
    assertThat(done.run().tally()).isEqualTo(new Tally(350, 700, 0, 0));
    assertThat(done.count(State.DELIVERED)).isEqualTo(700);
    assertThat(clinic().told).hasSize(700).doesNotHaveDuplicates();
  }

  @Test
  default void takesNothingFromANodeThatWasThoughtDead() {
    clinic().his.add(250);
    Uploads slow = clinic().node("slow");
    slow.runs().start("visits", TODAY, null);
    slow.runner().advance();
    clinic()
        .his
        .meanwhile(
            () -> {
              clinic().clock.pass(LONG);
              clinic().readAll(clinic().node("other"));
            });

    boolean moved = slow.runner().advance();

    assertThat(moved).isFalse();
    Progress done = clinic().finish(slow, "visits");
    assertThat(done.run().tally()).isEqualTo(new Tally(250, 500, 0, 0));
    assertThat(done.count(State.DELIVERED)).isEqualTo(500);
    assertThat(clinic().told).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  default void keepsNothingOfAPageThatDidNotCommit() {
    clinic().his.add(120);
    Uploads node = clinic().node("one");
    node.runs().start("visits", TODAY, null);
    clinic()
        .his
        .meanwhile(() -> clinic().jdbc.update("update upload_run set rows_read = rows_read + 1"));

    node.runner().advance();

    assertThat(clinic().jdbc.queryForObject("select count(*) from outbox_message", Long.class))
        .isZero();
    assertThat(clinic().told).isEmpty();
  }

  @Test
  default void readsManyRowsInPagesOfTheSameSize() {
    clinic().his.add(ROWS);
    Uploads node = clinic().node("one");
    clinic().platformsRest();
    node.runs().start("visits", TODAY, null);

    clinic().readAll(node);

    assertThat(clinic().his.asked)
        .hasSize(ROWS / Clinic.PAGE + 1)
        .allMatch(line -> line.endsWith("\"limit\":" + Clinic.PAGE + "}"));
    assertThat(node.runs().list("visits", null, 1).get(0).run().tally())
        .isEqualTo(new Tally(ROWS, 2 * ROWS, 0, 0));
  }
}
