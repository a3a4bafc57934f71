package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** appointment.book. */
interface BookingRules extends HisRules {

  @Test
  default void booksAFreeSlot() {
    String id = his().ask(booking("B1")).at("/appointment/id").asText();

    assertThat(id).isNotEmpty();
    assertThat(slot("OPEN-1")).isEqualTo("booked");
    assertThat(his().text("select password from appointment where id = ?", id))
        .isEqualTo("87654321");
    assertThat(statusOf("B1")).isEqualTo("registered");
  }

  @Test
  default void answersTheSameToARepeatedBooking() {
    var first = his().ask(booking("B1"));

    assertThat(his().ask(booking("B1"))).isEqualTo(first);
    assertThat(his().text("select count(*) from appointment")).isEqualTo("1");
  }

  @Test
  default void refusesAReferenceWithOtherContent() {
    his().ask(booking("B1"));

    assertThat(his().refusal(booking("B1").with("slot.id", "OPEN-2", "slot.number", "2")))
        .isEqualTo("conflict");
    assertThat(his().refusal(booking("B1").with("appointment.password", "11111111")))
        .isEqualTo("conflict");
    assertThat(his().refusal(booking("B1").with("patient.id", "nobody"))).isEqualTo("conflict");
  }

  @Test
  default void refusesAPatientWhoIsNotRegistered() {
    assertThat(his().refusal(booking("B1").with("patient.id", "nobody")))
        .isEqualTo("patient-unknown");
  }

  @Test
  default void refusesSchedulesThatAreGoneHaltedOrNotReleased() {
    assertThat(his().refusal(on("GONE", "2026-11-23"))).isEqualTo("schedule-withdrawn");
    assertThat(his().refusal(on("NOWHERE", "2026-11-23"))).isEqualTo("schedule-withdrawn");
    assertThat(his().refusal(on("HALTED", "2026-11-24"))).isEqualTo("schedule-suspended");
    assertThat(his().refusal(on("LAST", "2026-11-27"))).isEqualTo("not-released");
    assertThat(his().refusal(on("BEYOND", "2026-11-28"))).isEqualTo("not-released");
    assertThat(his().refusal(booking("B1").with("schedule.id", "0"))).isEqualTo("not-released");
    assertThat(his().refusal(on("OTHER", "2026-11-23"))).isEqualTo("not-found");
  }

  @Test
  default void booksTheLastDayOnceItIsReleased() {
    his().clock.set("2026-11-20T14:00:00Z");

    assertThat(his().refusal(on("LAST", "2026-11-27"))).isEqualTo("none");
  }

  @Test
  default void refusesASlotThatDoesNotBelongToItsSchedule() {
    assertThat(his().refusal(booking("B1").with("slot.number", "2"))).isEqualTo("not-found");
    assertThat(his().refusal(booking("B1").with("slot.date", "2026-11-24"))).isEqualTo("not-found");
    assertThat(his().refusal(booking("B1").with("slot.session", "evening"))).isEqualTo("not-found");
    assertThat(his().refusal(booking("B1").with("slot.id", "TODAY-2"))).isEqualTo("not-found");
    assertThat(his().words(booking("B1").with("slot.number", "2"))).isEqualTo("预约序号与号源不符");
    assertThat(his().words(booking("B1").with("slot.date", "2026-11-24"))).isEqualTo("就诊日期与号源不符");
    assertThat(his().words(booking("B1").with("slot.session", "evening"))).isEqualTo("上下午标志与号源不符");
    assertThat(his().words(booking("B1").with("slot.id", "TODAY-2"))).isEqualTo("号源编号不属于该排班编号");
  }

  @Test
  default void checksTheAmounts() {
    assertThat(his().refusal(booking("B1").with("fee.due", "14.00"))).isEqualTo("fee-mismatch");
    assertThat(his().refusal(booking("B1").with("fee.payable", "10.00"))).isEqualTo("fee-mismatch");
    assertThat(slot("OPEN-1")).isEqualTo("free");
  }

  @Test
  default void reducesTheFeeByACouponOnce() {
    Message reduced = booking("B1").with("fee.payable", "10.00", "coupon.code", "LESS5");

    assertThat(his().refusal(reduced.with("coupon.amount", "6.00"))).isEqualTo("coupon-invalid");
    assertThat(his().refusal(reduced.with("coupon.code", "STALE"))).isEqualTo("coupon-invalid");
    assertThat(his().refusal(reduced.with("fee.payable", "15.00"))).isEqualTo("fee-mismatch");
    assertThat(his().refusal(reduced.with("coupon.amount", "5.00", "coupon.type", "blood-donor")))
        .isEqualTo("none");
    assertThat(
            his()
                .refusal(
                    reduced
                        .with("slot.id", "OPEN-2", "slot.number", "2")
                        .with("appointment.platformReference", "B2")))
        .isEqualTo("coupon-invalid");
  }

  @Test
  default void neverReducesTheFeeBelowZero() {
    assertThat(his().refusal(booking("B1").with("fee.payable", "0.00", "coupon.code", "LESS100")))
        .isEqualTo("none");
  }

  @Test
  default void refusesASlotWhoseTimeHasPassed() {
    assertThat(his().refusal(bookingToday("B1", 1, "morning"))).isEqualTo("too-late");
    assertThat(his().refusal(bookingToday("B2", 2, "all-day"))).isEqualTo("none");
  }

  @Test
  default void refusesASlotThatIsTaken() {
    his().ask(booking("B1"));

    assertThat(his().refusal(booking("B2").with("patient.id", "a2"))).isEqualTo("slot-taken");
  }

  private Message on(String schedule, String date) {
    return booking("B1")
        .with("schedule.id", schedule, "slot.id", schedule + "-1", "slot.date", date);
  }
}
