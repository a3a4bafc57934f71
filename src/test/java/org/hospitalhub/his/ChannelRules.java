package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bookings of every channel: cancelled and listed by whoever asks. */
interface ChannelRules extends ReserveRules {

  CallContext BETA = new CallContext("beta", null);

  private Message revocation(String reference) {
    return Message.of("appointment.revoke", "hospital.id", "H1")
        .with("appointment.platformReference", reference);
  }

  private String number(String reference) {
    return his().text("select id from appointment where reference = ?", reference);
  }

  private JsonNode search(String... filter) {
    return his().ask(Message.of("appointment.search").with(filter)).at("/appointments");
  }

  private String refusal(Message message, CallContext context) {
    try {
      his().ask(message, context);
      return "none";
    } catch (org.hospitalhub.sheet.CanonicalException e) {
      return e.error();
    }
  }

  @Test
  default void freesTheSlotOfARevokedBookingAtOnce() {
    his().ask(reservation("N1"));

    assertThat(his().ask(revocation("N1"))).isEmpty();

    assertThat(slot("OPEN-1")).isEqualTo("free");
    assertThat(his().refusal(revocation("N1"))).isEqualTo("already-cancelled");
    assertThat(his().refusal(revocation("N9"))).isEqualTo("not-found");
    assertThat(his().ask(reservation("N2")).at("/slot/number").asInt()).isEqualTo(1);
  }

  @Test
  default void revokesABookingOfAnotherChannelByTheHospitalsNumberOnly() {
    his().ask(booking("B1"));

    assertThat(refusal(revocation("B1"), BETA)).isEqualTo("not-found");
    assertThat(refusal(revocation(number("B1")).with("hospital.id", "H2"), BETA))
        .isEqualTo("not-found");
    assertThat(his().refusal(revocation(number("B1")))).isEqualTo("not-found");
    assertThat(refusal(revocation(number("B1")), BETA)).isEqualTo("none");
    assertThat(statusOf("B1")).isEqualTo("cancelled");
  }

  @Test
  default void refusesToRevokeWhatIsTakenPaidOrTooLate() {
    his().ask(bookingToday("B1", 2, "afternoon"));
    String lock = locked("B2");
    assertThat(his().refusal(revocation("B2"))).isEqualTo("conflict");
    his().ask(payment("B2", lock));
    assertThat(his().refusal(revocation("B2"))).isEqualTo("conflict");

    his().clock.set("2026-11-20T13:31:00Z");
    assertThat(his().refusal(revocation("B1"))).isEqualTo("too-late");
    his().jdbc.update("update appointment set checked_in_at = booked_at where reference = 'B1'");
    assertThat(his().refusal(revocation("B1"))).isEqualTo("conflict");
  }

  @Test
  default void revokesNothingThatWasPaidToThePlatform() {
    his().ask(reservation("N1").with("appointment.prepaid", "true"));
    his().ask(reservation("N2", 1));

    assertThat(his().refusal(revocation("N1"))).isEqualTo("conflict");
    assertThat(slot("OPEN-1")).isEqualTo("booked");
    his()
        .ask(
            Message.of("appointment.correct", "hospital.id", "H1", "appointment.prepaid", "true")
                .with("appointment.platformReference", "N2")
                .with("patient.identifier.value", "990000190001019911"));
    assertThat(his().refusal(revocation("N2"))).isEqualTo("conflict");
  }

  @Test
  default void findsTheOneBookingOfAReferenceWhateverElseIsAsked() {
    his().ask(reservation("N1"));
    his().ask(booking("B1").with("slot.id", "OPEN-9", "slot.number", "9"));

    JsonNode found =
        search(
            "appointment.platformReference",
            "N1",
            "patient.identifier.value",
            "990000190001019999",
            "slot.date",
            "2027-01-01");

    assertThat(found.findValuesAsText("reference")).containsExactly("N1");
    assertThat(found.at("/0/checkedIn").asBoolean()).isFalse();
    assertThat(found.at("/0/cancelled").asBoolean()).isFalse();
    assertThat(found.at("/0/fee/open").asText()).isEqualTo("15.00");
    assertThat(his().refusal(Message.of("appointment.search", "slot.date", "2027-01-01")))
        .isEqualTo("not-found");
  }

  @Test
  default void findsTheCallersOwnBookingWhenAnothersNumberIsTheSame() {
    his().ask(reservation("N1"));
    his()
        .ask(booking("B1").with("patient.id", "b1", "slot.id", "OPEN-9", "slot.number", "9"), BETA);
    his().jdbc.update("update appointment set id = 'N1' where reference = 'B1'");

    JsonNode found = search("appointment.platformReference", "N1");

    assertThat(found.findValuesAsText("number")).containsExactly("1");
  }

  @Test
  default void listsTheBookingsOfEveryChannel() {
    his().ask(booking("B1").with("slot.id", "OPEN-9", "slot.number", "9"));
    his().ask(reservation("N2", 5));
    his().ask(revocation("N2"));
    locked("B3");

    JsonNode day = his().ask(Message.of("appointment.search", "slot.date", "2026-11-23"), BETA);

    assertThat(day.at("/appointments").findValuesAsText("reference"))
        .containsExactly(number("B1"), number("N2"));
    assertThat(day.at("/appointments/1/cancelled").asBoolean()).isTrue();
    assertThat(day.at("/hospital/id").asText()).isEqualTo("H1");
    assertThat(
            search("patient.identifier.value", "990000190001010001").findValuesAsText("reference"))
        .containsExactly("B1");
    assertThat(
            his()
                .refusal(
                    Message.of(
                            "appointment.search", "patient.identifier.value", "990000190001010001")
                        .with("practitioner.id", "W2")))
        .isEqualTo("not-found");
  }

  @Test
  default void listsWhoWasRegisteredWithAndWithoutAnAppointment() {
    his().ask(reservation("N1"));
    Message period =
        Message.of("registration.search", "hospital.id", "H1")
            .with("period.start", "2026-11-20T00:00:00", "period.end", "2026-11-20T23:59:59");

    JsonNode all = his().ask(period).at("/registrations");

    assertThat(all)
        .extracting(registration -> registration.get("id").asText())
        .containsExactly("G1", "G2", number("N1"));
    assertThat(all.findValuesAsText("booked")).containsExactly("false", "false", "true");
    assertThat(all.at("/0/fee"))
        .hasToString(
            "{\"clinic\":\"4.00\",\"expert\":\"0.00\",\"total\":\"4.00\",\"self\":\"1.00\","
                + "\"insured\":\"3.00\",\"account\":\"1.00\",\"cash\":\"0.00\"}");
    assertThat(all.at("/1/cancelled").asBoolean()).isTrue();
    assertThat(all.at("/1/fee/self").asText()).isEqualTo("0.00");
    assertThat(all.at("/2/platformReference").asText()).isEqualTo("N1");
    assertThat(all.at("/2/start").asText()).isEqualTo("2026-11-23T08:00:00");
    assertThat(his().ask(period.with("patient.id", "P3")).at("/registrations")).hasSize(1);
    assertThat(his().refusal(period.with("period.end", "2026-11-19T00:00:00")))
        .isEqualTo("invalid");
    assertThat(his().refusal(period.with("patient.id", "P9"))).isEqualTo("not-found");
  }

  @Test
  default void findsARegistrationAtTheTimeItPrints() {
    his().clock.set("2026-11-20T10:00:00.700Z");
    his().ask(reservation("N1"));
    his()
        .jdbc
        .update("update registration set registered_at = timestamp '2026-11-20 09:00:00.999'");

    assertThat(registered("09:00:00", "09:00:00")).containsExactly("G1", "G2");
    assertThat(registered("09:00:01", "10:00:00")).containsExactly(number("N1"));
    assertThat(registered("10:00:00", "10:00:00")).containsExactly(number("N1"));
    assertThat(registered("10:00:00", "10:00:01")).containsExactly(number("N1"));
    assertThat(registered("08:00:00", "09:00:00")).containsExactly("G1", "G2");
    assertThat(his().refusal(registrations("09:00:01", "09:59:59"))).isEqualTo("not-found");
    assertThat(his().refusal(registrations("10:00:01", "23:59:59"))).isEqualTo("not-found");
  }

  private Message registrations(String from, String until) {
    return Message.of("registration.search", "hospital.id", "H1")
        .with("period.start", "2026-11-20T" + from, "period.end", "2026-11-20T" + until);
  }

  private Iterable<String> registered(String from, String until) {
    List<String> ids = new ArrayList<>();
    his()
        .ask(registrations(from, until))
        .at("/registrations")
        .forEach(registration -> ids.add(registration.get("id").asText()));
    return ids;
  }

  @Test
  default void printsNoAgeOfWhoIsNotBornYet() {
    his().jdbc.update("update patient set birth_date = date '2090-01-01' where id = 'P2'");

    JsonNode first = his().ask(registrations("00:00:00", "23:59:59").with("patient.id", "P2"));

    assertThat(first.at("/registrations/0/patient").has("age")).isFalse();
  }

  @Test
  default void tellsTheAgeOfAPatient() {
    his().jdbc.update("update patient set birth_date = date '2000-11-21' where id = 'P2'");
    his().jdbc.update("update patient set birth_date = date '2000-11-20' where id = 'P3'");
    Message period =
        Message.of("registration.search", "hospital.id", "H1")
            .with("period.start", "2026-11-20T00:00:00", "period.end", "2026-11-20T23:59:59");

    assertThat(his().ask(period).at("/registrations").findValuesAsText("age"))
        .containsExactly("25", "26");
  }

  @Test
  default void tellsTheAgeByTheIdentityCardOfWhoseBirthIsNotKnown() {
    his().jdbc.update("update patient set identifier_value = '99000020001121012X' where id = 'P2'");
    his().jdbc.update("update patient set identifier_value = '990000801120012' where id = 'P3'");
    Message period =
        Message.of("registration.search", "hospital.id", "H1")
            .with("period.start", "2026-11-20T00:00:00", "period.end", "2026-11-20T23:59:59");

    assertThat(his().ask(period).at("/registrations").findValuesAsText("age"))
        .containsExactly("25", "46");
    his().jdbc.update("update patient set identifier_value = 'TEST-8' where id = 'P2'");
    his().jdbc.update("update patient set identifier_type = 'passport' where id = 'P3'");
    assertThat(his().ask(period).at("/registrations").findValuesAsText("age")).isEmpty();
  }
}
