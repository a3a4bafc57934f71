package org.hospitalhub.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.upload.Run.Tally;
import org.junit.jupiter.api.Test;

/** Runs that are cut off, and several nodes on one database. */
interface TakeOverRules extends UploadRules {

  LocalDate TODAY = LocalDate.of(2026, 11, 20);

  int ROWS = 10_000;

  /** Longer than a node may be silent. */
  Duration LONG = UploadFixture.SILENCE.plusSeconds(1);

  @Test
  default void goesOnFromWhereANodeThatDiedWas() {
    fixture().his.add(350);
    Uploads dying = fixture().node("dying");
    dying.runs().start("visits", TODAY, null);
    dying.runner().advance();
    dying.runner().advance();
    Uploads other = fixture().node("other");
    assertThat(other.runner().advance()).isFalse();
    fixture().his.asked.clear();

    fixture().clock.pass(LONG);
    Progress done = fixture().finish(fixture().node("other"), "visits");

    assertThat(fixture().his.asked.get(0)).contains("\"after\":\"V00199\"");
    assertThat(done.run().tally()).isEqualTo(new Tally(350, 700, 0, 0));
    assertThat(done.count(State.DELIVERED)).isEqualTo(700);
    assertThat(fixture().told).hasSize(700).doesNotHaveDuplicates();
  }

  @Test
  default void takesNothingFromANodeThatWasThoughtDead() {
    fixture().his.add(250);
    Uploads slow = fixture().node("slow");
    slow.runs().start("visits", TODAY, null);
    slow.runner().advance();
    fixture()
        .his
        .meanwhile(
            () -> {
              fixture().clock.pass(LONG);
              fixture().readAll(fixture().node("other"));
            });

    boolean moved = slow.runner().advance();

    assertThat(moved).isFalse();
    Progress done = fixture().finish(slow, "visits");
    assertThat(done.run().tally()).isEqualTo(new Tally(250, 500, 0, 0));
    assertThat(done.count(State.DELIVERED)).isEqualTo(500);
    assertThat(fixture().told).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  default void keepsNothingOfAPageThatDidNotCommit() {
    fixture().his.add(120);
    Uploads node = fixture().node("one");
    node.runs().start("visits", TODAY, null);
    fixture()
        .his
        .meanwhile(() -> fixture().jdbc.update("update upload_run set rows_read = rows_read + 1"));

    node.runner().advance();

    assertThat(fixture().jdbc.queryForObject("select count(*) from outbox_message", Long.class))
        .isZero();
    assertThat(fixture().told).isEmpty();
  }

  @Test
  default void readsManyRowsInPagesOfTheSameSize() {
    fixture().his.add(ROWS);
    Uploads node = fixture().node("one");
    fixture().platformsRest();
    node.runs().start("visits", TODAY, null);

    fixture().readAll(node);

    assertThat(fixture().his.asked)
        .hasSize(ROWS / UploadFixture.PAGE + 1)
        .allMatch(line -> line.endsWith("\"limit\":" + UploadFixture.PAGE + "}"));
    assertThat(node.runs().list("visits", null, 1).get(0).run().tally())
        .isEqualTo(new Tally(ROWS, 2 * ROWS, 0, 0));
  }
}
