package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Messages.SECOND;
import static org.hospitalhub.e2e.Surroundings.SECOND_HIS;
import static org.hospitalhub.support.Patience.await;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hospitalhub.journal.Entry;
import org.hospitalhub.journal.JournalSearch;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.journal.Query;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A platform that repeats itself, and what the journal says of it. */
@EndToEnd
class RepeatTest {

  @Autowired private JdbcTemplate hub;
  @Autowired private JournalSearch journal;

  @Test
  void answersARepeatAlikeWhileTheHisIsAway() {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    Reply first = booking.book().succeeds();
    assertThat(booking.book().text()).isEqualTo(first.text());

    whileTheHisIsAway(
        () -> {
          assertThat(booking.book().text()).isEqualTo(first.text());
          booking.at(booking.number() + 1).book().failsWith("预约编号已用于其他内容的请求");
        });
  }

  @Test
  void trustsAStoredReplyNoLongerThanThePlatformRepeatsItself() {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    Reply first = booking.book().succeeds();
    hub.update(
        "update idempotent_reply set started = started - interval '6' minute"
            + " where request_key like ?",
        "%:" + booking.reference());

    whileTheHisIsAway(() -> booking.book().failsWith("医院系统暂不可用，请稍后再试"));

    assertThat(booking.book().text()).isEqualTo(first.text());
  }

  @Test
  void saysOfACancelledBookingThatItIsCancelled() {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    booking.book().succeeds();
    Reply cancelled = booking.cancel().succeeds();

    booking.book().failsWith("该预约已取消，请使用新的预约编号");

    assertThat(booking.cancel().text()).isEqualTo(cancelled.text());
    whileTheHisIsAway(() -> booking.book().failsWith("医院系统暂不可用，请稍后再试"));
  }

  @Test
  void saysOfABookingThatTheDeskCancelledThatItIsCancelled() {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    booking.book().succeeds();
    SECOND_HIS.run(
        "update appointment set state = 'cancelled', live_slot_id = null where reference = '"
            + booking.reference()
            + "'");
    SECOND_HIS.run("update slot set state = 'free' where id = '" + booking.slot() + "'");

    booking.book().failsWith("该预约已取消，请使用新的预约编号");

    assertThat(booking.isOffered()).isTrue();
    assertThat(state(booking)).isEmpty();
  }

  @Test
  void saysOfALockThatWasGivenUpThatItIsGone() {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    String lock = booking.lock().succeeds().field("lockid");
    assertThat(booking.lock().succeeds().field("lockid")).isEqualTo(lock);
    Reply unlocked = booking.unlock(lock).succeeds();

    booking.lock().failsWith("预约编号已用于其他预约或其锁号已失效");

    assertThat(booking.unlock(lock).text()).isEqualTo(unlocked.text());
  }

  @Test
  void saysOfALockThatExpiredThatItIsGone() {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    booking.lock().succeeds();
    String expired = " set locked_until = current_timestamp - interval '2' day where ";
    SECOND_HIS.run("update appointment" + expired + "reference = '" + booking.reference() + "'");
    SECOND_HIS.run("update slot" + expired + "id = '" + booking.slot() + "'");

    booking.lock().failsWith("预约编号已用于其他预约或其锁号已失效");
  }

  @Test
  void saysOfAPaymentThatWasGivenBackThatItIs() {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    String lock = booking.lock().succeeds().field("lockid");
    Reply paid = booking.pay(lock, "RT1").succeeds();
    assertThat(booking.pay(lock, "RT1").text()).isEqualTo(paid.text());
    assertThat(booking.lock().succeeds().field("lockid")).isEqualTo(lock);
    Reply refunded = booking.refund().succeeds();

    booking.pay(lock, "RT1").failsWith("该预约已退号");
    booking.lock().failsWith("预约编号已用于其他预约或其锁号已失效");

    assertThat(booking.refund().text()).isEqualTo(refunded.text());
  }

  @Test
  void takesARequestOfAnotherOperatorForARepeat() {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    Reply first = booking.book().succeeds();
    String another =
        booking
            .bookingMessage()
            .replace("<oper>test</oper>", "<oper>other</oper>")
            .replace("<spname>测试服务商</spname>", "<spname>测试服务商乙</spname>");

    assertThat(Surroundings.HUB.ask(another).text()).isEqualTo(first.text());
  }

  @Test
  void saysThatTheFirstIsStillRunning() throws Exception {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    CompletableFuture<Reply> first;
    try (Connection other = SECOND_HIS.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeQuery("select id from slot where id = '" + booking.slot() + "' for update");
      first = CompletableFuture.supplyAsync(booking::book);
      await().until(() -> state(booking).equals(List.of("running")));

      booking.book().failsWith("相同请求正在处理中");
      other.rollback();
    }
    Patience.await(first);
    booking.book().succeeds();
  }

  @Test
  void answersWhatReallyHappenedAfterACrashInTheMiddle() {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    Reply first = booking.book().succeeds();
    crash(booking);

    assertThat(booking.book().text()).isEqualTo(first.text());
    assertThat(state(booking)).containsExactly("done");
  }

  @Test
  void doesNowWhatACrashKeptFromHappening() {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    booking.book().succeeds();
    crash(booking);
    SECOND_HIS.run("delete from appointment where reference = '" + booking.reference() + "'");
    SECOND_HIS.run("update slot set state = 'free' where id = '" + booking.slot() + "'");

    booking.book().succeeds();

    assertThat(booking.isOffered()).isFalse();
    assertThat(state(booking)).containsExactly("done");
  }

  @Test
  void staysInDoubtWhileTheHisCannotTell() {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    Reply first = booking.book().succeeds();
    crash(booking);

    whileTheHisIsAway(
        () -> {
          booking.book().failsWith("医院系统暂不可用，请稍后再试");
          assertThat(state(booking)).containsExactly("in-doubt");
        });

    assertThat(booking.book().text()).isEqualTo(first.text());
  }

  @Test
  void letsAnotherTryFollowARefusal() {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    Booking late = booking.as("R-TOO-LATE-1");
    booking.book().succeeds();

    late.book().failsWith("22010001 号源已被预约");

    assertThat(state(late)).isEmpty();
    late.at(booking.number() + 1).book().succeeds();
  }

  @Test
  void keepsEveryAttemptInTheJournal() {
    Booking booking = Booking.ofFreeSlot(SECOND, 3);
    booking.book().succeeds();
    booking.at(booking.number() + 1).book();
    Query query = Query.newest(10).key("platformReference", booking.reference());
    await().until(() -> journal.find(query.outcome(Outcome.FAILURE)).size() == 1);

    List<Entry> entries = journal.find(query);

    assertThat(entries)
        .extracting(Entry::outcome)
        .containsExactly(Outcome.FAILURE, Outcome.SUCCESS);
    assertThat(entries).extracting(Entry::error).containsExactly("conflict", null);
    Entry success = entries.get(1);
    assertThat(success.canonicalOperation()).isEqualTo("appointment.book");
    assertThat(success.hospital()).isEqualTo("H002");
    assertThat(success.keys()).containsEntry("slot", booking.slot());
    assertThat(journal.payload(success.id()).orElseThrow().answered()).contains("<orderid>A");
  }

  /** As if the node had gone before it could note the end. */
  private void crash(Booking booking) {
    hub.update(
        "update idempotent_reply set state = 'running', reply = null, node = 'gone'"
            + " where request_key like ?",
        "%:" + booking.reference());
  }

  private List<String> state(Booking booking) {
    return hub.queryForList(
        "select state from idempotent_reply where request_key like ?",
        String.class,
        "%:" + booking.reference());
  }

  private static void whileTheHisIsAway(Runnable told) {
    SECOND_HIS.goDown();
    try {
      told.run();
    } finally {
      SECOND_HIS.comeBack();
    }
    await().untilAsserted(() -> Surroundings.HUB.call("100502", "orgid", SECOND).succeeds());
    for (int i = 0; i < 5; i++) {
      Surroundings.HUB.call("100502", "orgid", SECOND).succeeds();
    }
  }
}
