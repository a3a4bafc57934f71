package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** slot.lock, slot.unlock, appointment.pay, appointment.refund. */
interface LockRules extends HisRules {

  private Message unlock(String reference, String lockId) {
    return Message.of(
        "slot.unlock",
        "appointment.platformReference",
        reference,
        "hospital.id",
        "H1",
        "slot.date",
        "2026-11-23",
        "lock.id",
        lockId,
        "payment.mode",
        "online");
  }

  private Message refund(String reference) {
    return Message.of(
        "appointment.refund",
        "appointment.platformReference",
        reference,
        "hospital.id",
        "H1",
        "slot.date",
        "2026-11-23");
  }

  private Message search() {
    return Message.of("slot.search", "hospital.id", "H1", "schedule.id", "OPEN");
  }

  @Test
  default void locksASlotAndAnswersTheSameToARepeat() {
    JsonNode answer = his().ask(lock("B1"));

    assertThat(answer.at("/lock/id").asText()).hasSizeBetween(1, 8);
    assertThat(answer.at("/fee/payable").asText()).isEqualTo("15.00");
    assertThat(answer.at("/coupon/accepted").asBoolean()).isFalse();
    assertThat(his().ask(lock("B1"))).isEqualTo(answer);
    assertThat(statusOf("B1")).isEqualTo("locked");
    assertThat(his().refusal(booking("B2"))).isEqualTo("slot-taken");
    assertThat(his().refusal(booking("B1"))).isEqualTo("conflict");
    assertThat(his().ask(search()).at("/slots")).hasSize(19);
  }

  @Test
  default void refusesALockForTheReasonsOfABooking() {
    assertThat(his().refusal(lock("B1").with("patient.id", "nobody"))).isEqualTo("patient-unknown");
    assertThat(his().refusal(lock("B1").with("schedule.id", "GONE")))
        .isEqualTo("schedule-withdrawn");
    assertThat(his().refusal(lock("B1").with("schedule.id", "HALTED")))
        .isEqualTo("schedule-suspended");
    assertThat(his().refusal(lock("B1").with("schedule.id", "LAST"))).isEqualTo("not-released");
    assertThat(his().refusal(lock("B1").with("schedule.id", "0"))).isEqualTo("not-released");
    assertThat(his().refusal(lock("B1").with("slot.number", "7"))).isEqualTo("not-found");
    assertThat(his().refusal(lock("B1").with("fee.due", "1.00"))).isEqualTo("fee-mismatch");
    assertThat(his().refusal(lock("B1").with("fee.payable", "1.00"))).isEqualTo("fee-mismatch");
    assertThat(his().refusal(bookingToday("B1", 1, "morning").as("slot.lock")))
        .isEqualTo("too-late");
  }

  @Test
  default void takesOnlyACardOfThePatient() {
    Message lock = lock("B1").with("patient.card.id", "C1", "patient.card.type", "1");

    assertThat(his().refusal(lock.with("patient.card.id", "C2"))).isEqualTo("not-found");
    assertThat(his().refusal(lock.with("patient.card.id", "C0"))).isEqualTo("not-found");
    assertThat(his().refusal(lock.with("patient.card.type", "2"))).isEqualTo("not-found");
    assertThat(slot("OPEN-1")).isEqualTo("free");
    assertThat(his().refusal(lock)).isEqualTo("none");
  }

  private String stage(String reference) {
    return his().ask(status(reference)).at("/appointment/stage").asText();
  }

  @Test
  default void tellsTheStageOfAnOrder() {
    assertThat(stage("B1")).isEqualTo("lock-failed");
    String lockId = locked("B1");
    assertThat(stage("B1")).isEqualTo("locked");
    his().clock.pass(Duration.ofMinutes(15));
    assertThat(stage("B1")).isEqualTo("lock-ended");
    his().ask(unlock("B1", lockId));
    assertThat(stage("B1")).isEqualTo("lock-ended");

    his().ask(payment("B2", locked("B2")));
    assertThat(stage("B2")).isEqualTo("registered");
    his().ask(refund("B2"));
    assertThat(stage("B2")).isEqualTo("cancelled");
  }

  @Test
  default void reducesTheFeeOfALockByAValidCoupon() {
    JsonNode answer = his().ask(lock("B1").with("coupon.code", "LESS5"));

    assertThat(answer.at("/fee/payable").asText()).isEqualTo("10.00");
    assertThat(answer.at("/coupon/accepted").asBoolean()).isTrue();
  }

  @Test
  default void locksWithoutReductionWhenTheCouponIsNotValid() {
    JsonNode answer = his().ask(lock("B1").with("coupon.code", "STALE", "fee.payable", "10.00"));

    assertThat(answer.at("/fee/payable").asText()).isEqualTo("15.00");
    assertThat(answer.at("/coupon/accepted").asBoolean()).isFalse();
  }

  @Test
  default void letsALockExpireByItself() {
    String lockId = locked("B1");

    his().clock.pass(Duration.ofMinutes(15));

    assertThat(statusOf("B1")).isEqualTo("failed");
    assertThat(his().ask(search()).at("/slots")).hasSize(20);
    assertThat(his().refusal(payment("B1", lockId))).isEqualTo("lock-expired");
    assertThat(his().refusal(lock("B1"))).isEqualTo("conflict");
    assertThat(his().refusal(lock("B2").with("patient.id", "a2"))).isEqualTo("none");
    assertThat(statusOf("B1")).isEqualTo("failed");
  }

  @Test
  default void givesAnExpiredLocksSlotAndCouponToTheNext() {
    his().ask(lock("B1").with("coupon.code", "LESS5"));

    his().clock.pass(Duration.ofMinutes(16));

    Message next = booking("B2").with("fee.payable", "10.00", "coupon.code", "LESS5");
    assertThat(his().refusal(next)).isEqualTo("none");
    assertThat(slot("OPEN-1")).isEqualTo("booked");
  }

  @Test
  default void leavesTheSlotToItsNewHolderWhenAnExpiredLockIsGivenUp() {
    String lockId = locked("B1");
    his().clock.pass(Duration.ofMinutes(16));
    his().ask(booking("B2").with("patient.id", "a2"));

    assertThat(his().refusal(unlock("B1", lockId))).isEqualTo("none");

    assertThat(slot("OPEN-1")).isEqualTo("booked");
    assertThat(statusOf("B2")).isEqualTo("registered");
  }

  @Test
  default void freesTheSlotOfALockThatIsGivenUp() {
    String lockId = locked("B1");

    assertThat(his().refusal(unlock("B1", "0"))).isEqualTo("not-found");
    assertThat(his().ask(unlock("B1", lockId))).isEmpty();
    assertThat(his().refusal(unlock("B1", lockId))).isEqualTo("none");

    assertThat(slot("OPEN-1")).isEqualTo("free");
    assertThat(statusOf("B1")).isEqualTo("cancelled");
    assertThat(his().refusal(payment("B1", lockId))).isEqualTo("lock-expired");
  }

  @Test
  default void turnsAPaidLockIntoAnAppointment() {
    String lockId = locked("B1");
    his().clock.pass(Duration.ofMinutes(14));

    JsonNode answer = his().ask(payment("B1", lockId));

    assertThat(answer.at("/visit/number").asText()).isEqualTo("1");
    assertThat(answer.at("/visit/location").asText()).isEqualTo("一楼1诊室");
    assertThat(answer.at("/visit/serial").asText()).startsWith("V");
    his().clock.pass(Duration.ofHours(1));
    assertThat(his().ask(payment("B1", lockId))).isEqualTo(answer);
    assertThat(his().refusal(payment("B1", lockId).with("payment.transaction", "PT2")))
        .isEqualTo("conflict");
    assertThat(statusOf("B1")).isEqualTo("registered");
    assertThat(his().ask(status("B1")).at("/visit")).isEqualTo(answer.at("/visit"));
    assertThat(his().refusal(unlock("B1", lockId))).isEqualTo("conflict");
    assertThat(his().refusal(booking("B2"))).isEqualTo("slot-taken");
  }

  @Test
  default void refundsAPaidAppointmentBeforeTheDayOfTheVisit() {
    his().ask(payment("B1", locked("B1")));

    assertThat(his().refusal(refund("B1").with("visit.serial", "V0"))).isEqualTo("not-found");
    assertThat(his().ask(refund("B1"))).isEmpty();
    assertThat(his().refusal(refund("B1"))).isEqualTo("none");

    assertThat(statusOf("B1")).isEqualTo("cancelled");
    assertThat(slot("OPEN-1")).isEqualTo("held");
  }

  @Test
  default void refusesARefundOnTheDayOrOfWhatIsNotPaid() {
    his().ask(payment("B1", locked("B1")));
    his().ask(booking("B2").with("slot.id", "OPEN-2", "slot.number", "2"));

    assertThat(his().refusal(refund("B2"))).isEqualTo("conflict");
    assertThat(his().refusal(cancellation("B1"))).isEqualTo("conflict");
    his().clock.set("2026-11-23T00:00:00Z");
    assertThat(his().refusal(refund("B1"))).isEqualTo("too-late");
  }
}
