package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** appointment.cancel, slot.release, appointment.status. */
interface CancelRules extends HisRules {

  private static Message release() {
    return Message.of(
        "slot.release",
        "slot.date",
        "2026-11-23",
        "slot.id",
        "OPEN-1",
        "schedule.id",
        "OPEN",
        "slot.session",
        "morning",
        "slot.number",
        "1");
  }

  @Test
  default void holdsTheSlotOfACancelledAppointmentUntilItIsReleased() {
    his().ask(booking("B1"));

    assertThat(his().ask(cancellation("B1"))).isEmpty();

    assertThat(statusOf("B1")).isEqualTo("cancelled");
    assertThat(slot("OPEN-1")).isEqualTo("held");
    assertThat(his().refusal(booking("B2"))).isEqualTo("slot-taken");
    assertThat(his().ask(release())).isEmpty();
    assertThat(his().refusal(booking("B2"))).isEqualTo("none");
  }

  @Test
  default void answersARepeatedCancellationAndLeavesTheNextBookingAlone() {
    his().ask(booking("B1"));
    his().ask(cancellation("B1"));
    his().ask(release());
    his().ask(booking("B2"));

    assertThat(his().refusal(cancellation("B1"))).isEqualTo("none");
    assertThat(slot("OPEN-1")).isEqualTo("booked");
    assertThat(statusOf("B2")).isEqualTo("registered");
  }

  @Test
  default void refusesToCancelWithAWrongPasswordOrReference() {
    his().ask(booking("B1"));

    assertThat(his().refusal(cancellation("B1").with("appointment.password", "00000000")))
        .isEqualTo("password-wrong");
    assertThat(his().refusal(cancellation("B9"))).isEqualTo("not-found");
    assertThat(his().refusal(cancellation("B1").with("slot.date", "2026-11-24")))
        .isEqualTo("not-found");
    assertThat(his().refusal(cancellation("B1").with("hospital.id", "H2"))).isEqualTo("not-found");
    assertThat(slot("OPEN-1")).isEqualTo("booked");
  }

  @Test
  default void saysWhichFieldDoesNotAgreeWithTheBooking() {
    his().ask(booking("B1"));
    Message cancellation = cancellation("B1");

    assertThat(his().words(cancellation("B9"))).isEqualTo("预约编号不存在");
    assertThat(his().words(cancellation.with("hospital.id", "H2"))).isEqualTo("预约编号不属于该医院编号");
    assertThat(his().words(cancellation.with("slot.date", "2026-11-24"))).isEqualTo("就诊日期与预约不符");
    assertThat(his().words(release().with("slot.id", "NONE"))).isEqualTo("号源编号不存在");
    assertThat(his().words(release().with("schedule.id", "TODAY"))).isEqualTo("号源编号不属于该排班编号");
    assertThat(his().words(release().with("slot.date", "2026-11-24"))).isEqualTo("号源日期与号源不符");
    assertThat(his().words(release().with("slot.session", "evening"))).isEqualTo("上下午标志与号源不符");
    assertThat(his().words(release().with("slot.number", "2"))).isEqualTo("号源序号与号源不符");
  }

  @Test
  default void cancelsABookingOfTheSameDayUntilHalfAnHourBefore() {
    his().ask(bookingToday("B1", 2, "afternoon"));
    his().ask(bookingToday("B2", 3, "afternoon"));

    his().clock.set("2026-11-20T13:30:00Z");
    assertThat(his().refusal(cancellation("B1").with("slot.date", "2026-11-20"))).isEqualTo("none");

    his().clock.set("2026-11-20T13:40:01Z");
    assertThat(his().refusal(cancellation("B2").with("slot.date", "2026-11-20")))
        .isEqualTo("too-late");
  }

  @Test
  default void cancelsAnEarlierBookingUntilTheDayBefore() {
    his().ask(booking("B1"));
    his().ask(booking("B2").with("slot.id", "OPEN-20", "slot.number", "20"));

    his().clock.set("2026-11-22T23:59:59Z");
    assertThat(his().refusal(cancellation("B1"))).isEqualTo("none");

    his().clock.set("2026-11-23T00:00:00Z");
    assertThat(his().refusal(cancellation("B2"))).isEqualTo("too-late");
  }

  @Test
  default void cancelsNothingThatIsPaid() {
    his().ask(booking("B1"));

    his().jdbc.update("update appointment set prepaid = true");
    assertThat(his().refusal(cancellation("B1"))).isEqualTo("conflict");
    assertThat(slot("OPEN-1")).isEqualTo("booked");
    his().jdbc.update("update appointment set prepaid = false");
    assertThat(his().refusal(cancellation("B1"))).isEqualTo("none");
  }

  @Test
  default void doesNotReleaseASlotThatIsBooked() {
    his().ask(booking("B1"));

    assertThat(his().refusal(release())).isEqualTo("conflict");
    assertThat(his().refusal(release().with("slot.number", "2"))).isEqualTo("not-found");
  }

  @Test
  default void freesTheCouponOfACancelledAppointment() {
    Message reduced = booking("B1").with("fee.payable", "10.00", "coupon.code", "LESS5");
    his().ask(reduced);
    his().ask(cancellation("B1"));

    assertThat(
            his()
                .refusal(
                    reduced
                        .with("slot.id", "OPEN-2", "slot.number", "2")
                        .with("appointment.platformReference", "B2")))
        .isEqualTo("none");
  }

  @Test
  default void callsAnUnknownBookingFailed() {
    assertThat(statusOf("B9")).isEqualTo("failed");
  }

  @Test
  default void neverCallsAStandingBookingFailedForAWrongDate() {
    his().ask(booking("B1"));

    assertThat(
            his()
                .ask(status("B1").with("slot.date", "2026-11-24"))
                .at("/appointment/status")
                .asText())
        .isEqualTo("registered");
  }
}
