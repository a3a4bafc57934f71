package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.hospitalhub.sheet.CanonicalException;
import org.junit.jupiter.api.Test;

/** appointment.reserve and appointment.reserved. */
interface ReserveRules extends RaceRules {

  /** A booking of the schedule OPEN for patient P1. */
  default Message reservation(String reference) {
    return Message.of("appointment.reserve", "appointment.platformReference", reference)
        .with("hospital.id", "H1", "department.id", "D1", "practitioner.id", "W1")
        .with("slot.date", "2026-11-23", "slot.session", "morning")
        .with("appointment.kind", "booking", "appointment.password", "123456")
        .with("patient.name", "测试患者甲", "patient.sex", "female", "patient.mobile", "99000000001")
        .with("patient.identifier.value", "990000190001010001", "insurance.plan", "citizen")
        .with("fee.clinic", "5.00", "fee.expert", "10.00", "channel.source", "app");
  }

  /** The same for somebody whom the hospital does not know. */
  default Message reservation(String reference, int stranger) {
    return reservation(reference)
        .with("patient.identifier.value", "9900001900010199" + (10 + stranger));
  }

  @Test
  default void booksTheFirstFreeSlotOfASchedule() {
    JsonNode first = his().ask(reservation("N1"));
    JsonNode second = his().ask(reservation("N2", 1));

    assertThat(first)
        .hasToString(
            "{\"appointment\":{\"platformReference\":\"N1\",\"password\":\"123456\"},"
                + "\"slot\":{\"number\":1}}");
    assertThat(second.at("/slot/number").asInt()).isEqualTo(2);
    assertThat(slot("OPEN-1")).isEqualTo("booked");
    assertThat(his().refusal(booking("B1"))).isEqualTo("slot-taken");
  }

  @Test
  default void booksWithinTheTimesAskedFor() {
    Message later = reservation("N1").with("slot.start", "09:00", "slot.end", "10:00");
    Message never = reservation("N2", 1).with("slot.start", "12:00", "slot.end", "13:00");

    assertThat(his().ask(later).at("/slot/number").asInt()).isEqualTo(7);
    assertThat(his().refusal(never)).isEqualTo("slot-taken");
  }

  @Test
  default void takesWhoeverIsNamed() {
    his().ask(reservation("N1"));
    his().ask(reservation("N2", 1));
    his().ask(reservation("N3", 1).with("slot.date", "2026-11-20", "slot.session", "all-day"));

    assertThat(his().text("select patient_id from appointment where reference = 'N1'"))
        .isEqualTo("P1");
    assertThat(
            his()
                .text(
                    "select count(*) from patient where identifier_value like '9900001900010199%'"))
        .isEqualTo("1");
  }

  @Test
  default void knowsAPatientWithoutAnIdCardByTheOtherCertificate() {
    Message foreigner =
        reservation("N1")
            .without("patient.identifier.value")
            .with("patient.otherIdentifier.type", "foreign-passport")
            .with("patient.otherIdentifier.value", "TEST77");

    his().ask(foreigner);

    assertThat(his().text("select identifier_type from patient where identifier_value = 'TEST77'"))
        .isEqualTo("foreign-passport");
    assertThat(his().refusal(foreigner.with("appointment.platformReference", "N2")))
        .isEqualTo("already-booked");
  }

  @Test
  default void tellsTheBookingThatStands() {
    his().ask(reservation("N1"));

    CanonicalException own = refused(reservation("N2"), new CallContext("alpha", null));
    CanonicalException others = refused(reservation("N3"), new CallContext("beta", null));

    assertThat(own.error()).isEqualTo("already-booked");
    assertThat(own.answer()).hasToString("{\"appointment\":{\"platformReference\":\"N1\"}}");
    assertThat(others.answer().at("/appointment/platformReference").asText())
        .isEqualTo(his().text("select id from appointment where reference = 'N1'"));
  }

  private CanonicalException refused(Message message, CallContext context) {
    return catchThrowableOfType(CanonicalException.class, () -> his().ask(message, context));
  }

  @Test
  default void answersARepeatTheSameAndRefusesOtherContent() {
    JsonNode first = his().ask(reservation("N1"));

    assertThat(his().ask(reservation("N1"))).isEqualTo(first);
    assertThat(his().refusal(reservation("N1", 1))).isEqualTo("conflict");
    assertThat(his().text("select count(*) from appointment")).isEqualTo("1");
  }

  @Test
  default void refusesWhatThereIsNot() {
    Message booking = reservation("N1");

    assertThat(his().refusal(booking.with("department.id", "D9"))).isEqualTo("provider-unknown");
    assertThat(his().refusal(booking.with("practitioner.id", "W2"))).isEqualTo("provider-unknown");
    assertThat(his().refusal(booking.with("slot.date", "2026-11-22"))).isEqualTo("not-found");
    assertThat(his().refusal(booking.with("slot.session", "evening"))).isEqualTo("not-found");
    assertThat(his().refusal(booking.with("slot.date", "2026-11-24")))
        .isEqualTo("schedule-suspended");
    assertThat(his().refusal(booking.with("slot.date", "2026-11-28"))).isEqualTo("not-released");
    assertThat(his().refusal(booking.with("fee.expert", "9.00"))).isEqualTo("fee-mismatch");
    assertThat(his().refusal(booking.with("appointment.kind", "laboratory"))).isEqualTo("conflict");
    assertThat(his().text("select count(*) from appointment")).isEqualTo("0");
  }

  @Test
  default void saysThatAScheduleWasWithdrawn() {
    his().jdbc.update("update schedule set state = 'withdrawn' where id <> 'EMPTY'");
    assertThat(his().refusal(reservation("N1"))).isEqualTo("slot-taken");

    his().jdbc.update("update schedule set state = 'withdrawn'");
    assertThat(his().refusal(reservation("N1"))).isEqualTo("schedule-withdrawn");
    assertThat(his().refusal(reservation("N1").with("slot.date", "2026-11-22")))
        .isEqualTo("not-found");
  }

  @Test
  default void saysWhyThereIsNoSlotInTheTimesAskedFor() {
    Message booking = reservation("N1");
    Message today = booking.with("slot.date", "2026-11-20", "slot.session", "all-day");

    assertThat(his().refusal(booking.with("slot.start", "10:00", "slot.end", "09:00")))
        .isEqualTo("invalid");
    assertThat(
            refused(
                booking.with("slot.start", "12:00", "slot.end", "13:00"),
                new CallContext("alpha", null)))
        .hasMessage("该排班在所选时段没有号源");
    assertThat(his().refusal(today.with("slot.start", "09:00", "slot.end", "10:00")))
        .isEqualTo("too-late");
    his().clock.set("2026-11-20T18:00:00Z");
    assertThat(his().refusal(today)).isEqualTo("too-late");
    his().jdbc.update("update slot set state = 'held'");
    assertThat(refused(booking, new CallContext("alpha", null)))
        .hasMessage("")
        .extracting(CanonicalException::error)
        .isEqualTo("slot-taken");
  }

  @Test
  default void sellsNothingOfAScheduleThatIsClosedOrReserved() {
    his().jdbc.update("update schedule set closed = true where id = 'OPEN'");
    assertThat(his().refusal(reservation("N1"))).isEqualTo("conflict");

    his().jdbc.update("update schedule set closed = false, reserved = true where id = 'OPEN'");
    assertThat(his().refusal(reservation("N1"))).isEqualTo("conflict");
  }

  @Test
  default void keepsWhoReferredThePatient() {
    his()
        .ask(
            reservation("N1")
                .with("appointment.kind", "referral", "referral.hospital.id", "OUT1")
                .with("referral.reason", "虚构"));

    assertThat(his().text("select hospital_id || reason from referral")).isEqualTo("OUT1虚构");
  }

  @Test
  default void tellsThatASlotWasBooked() {
    Message asked = reservation("N1").as("appointment.reserved");
    assertThat(his().refusal(asked)).isEqualTo("not-found");

    JsonNode answer = his().ask(reservation("N1"));

    assertThat(his().ask(asked)).isEqualTo(answer);
    assertThat(his().refusal(reservation("N2").as("appointment.reserved"))).isEqualTo("not-found");
  }

  @Test
  default void givesEachOfManyCallersASlotOfTheirOwn() {
    List<String> heard = race(caller -> reservation("N" + caller, caller));

    assertThat(heard).containsOnly("none");
    assertThat(his().text("select count(distinct slot_id) from appointment"))
        .isEqualTo("" + CALLERS);
    assertThat(his().text("select max(number) from slot where state = 'booked'"))
        .isEqualTo("" + CALLERS);
  }

  @Test
  default void sellsTheLastSlotsOnceWhileTheyAreAlsoBookedOneByOne() {
    his().jdbc.update("update slot set state = 'held' where schedule_id = 'OPEN' and number > 8");

    List<String> heard =
        race(
            caller ->
                caller % 2 == 0
                    ? reservation("N" + caller, caller)
                    : booking("B" + caller)
                        .with("patient.id", "r" + caller)
                        .with("slot.id", "OPEN-" + (caller + 1) / 2)
                        .with("slot.number", "" + (caller + 1) / 2));

    long sold = heard.stream().filter("none"::equals).count();
    assertThat(heard).containsOnly("none", "slot-taken");
    assertThat(sold).isEqualTo(8);
    assertThat(IntStream.rangeClosed(1, 8)).allMatch(n -> slot("OPEN-" + n).equals("booked"));
  }
}
