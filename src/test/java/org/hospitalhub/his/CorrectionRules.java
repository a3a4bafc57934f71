package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** appointment.correct. */
interface CorrectionRules extends ReserveRules {

  private Message correction(String reference, String number) {
    return Message.of("appointment.correct", "hospital.id", "H1")
        .with("appointment.platformReference", reference, "patient.identifier.value", number);
  }

  private JsonNode registrations(String patient) {
    return his()
        .ask(
            Message.of("registration.search", "hospital.id", "H1", "patient.id", patient)
                .with("period.start", "2026-11-20T00:00:00", "period.end", "2026-11-20T23:59:59"))
        .at("/registrations");
  }

  private String patientOf(String reference) {
    return his().text("select patient_id from appointment where reference = ?", reference);
  }

  @Test
  default void correctsTheBookingItNamesAndLeavesThePatient() {
    his().ask(reservation("N1"));
    his().ask(reservation("N2").with("slot.date", "2026-11-20", "slot.session", "all-day"));

    his()
        .ask(
            correction("N1", "990000190001010001")
                .with("patient.name", "测试患者新", "patient.mobile", "99000000077")
                .with("insurance.plan", "kunshan"));

    assertThat(registrations("P1").findValues("patient"))
        .extracting(patient -> patient.get("name").asText())
        .containsExactly("测试患者新", "测试患者甲");
    assertThat(his().text("select name || mobile from patient where id = 'P1'"))
        .isEqualTo("测试患者甲99000000001");
    assertThat(his().text("select insurance_plan from appointment where reference = 'N1'"))
        .isEqualTo("kunshan");
    assertThat(his().text("select patient_mobile from appointment where reference = 'N1'"))
        .isEqualTo("99000000077");
  }

  @Test
  default void correctsWhomTheHospitalKnowsFromThisBookingAlone() {
    Message booking = reservation("N1", 1).with("patient.name", "测试患者误");
    his().ask(booking);

    his().ask(correction("N1", "990000190001019911").with("patient.name", "测试患者正"));

    Message next = reservation("N2", 1).with("slot.date", "2026-11-20", "slot.session", "all-day");
    assertThat(his().refusal(next.with("patient.name", "测试患者误"))).isEqualTo("conflict");
    assertThat(his().refusal(next.with("patient.name", "测试患者正"))).isEqualTo("none");
    his().ask(correction("N1", "990000190001019911").with("patient.name", "测试患者又"));
    assertThat(his().text("select name from patient where id = ?", patientOf("N2")))
        .isEqualTo("测试患者正");
  }

  @Test
  default void movesABookingToThePatientOfTheCard() {
    his().ask(reservation("N1"));

    his().ask(correction("N1", "990000190001010002"));
    assertThat(patientOf("N1")).isEqualTo("P2");
    his().ask(correction("N1", "990000190001019977").with("patient.name", "测试患者丑"));

    assertThat(his().text("select name from patient where id = ?", patientOf("N1")))
        .isEqualTo("测试患者丑");
    assertThat(his().text("select name from patient where id = 'P2'")).isEqualTo("测试患者乙");
  }

  @Test
  default void refusesACardWhosePatientHasAnotherName() {
    his().ask(reservation("N1"));

    Message other = correction("N1", "990000190001010002").with("patient.name", "测试患者丑");

    assertThat(his().refusal(other)).isEqualTo("conflict");
    assertThat(patientOf("N1")).isEqualTo("P1");
    assertThat(his().askLenient(other)).isEmpty();
    assertThat(patientOf("N1")).isEqualTo("P2");
  }

  @Test
  default void refusesACardWhosePatientIsBookedThereAlready() {
    his().ask(reservation("N1"));
    his().ask(booking("B2").with("patient.id", "a2", "slot.id", "OPEN-9", "slot.number", "9"));

    assertThat(his().refusal(correction("N1", "990000190001010002"))).isEqualTo("conflict");

    assertThat(patientOf("N1")).isEqualTo("P1");
    his().ask(cancellation("B2"));
    assertThat(his().refusal(correction("N1", "990000190001010002"))).isEqualTo("none");
  }

  @Test
  default void knowsAForeignerByTheNumber() {
    his()
        .ask(
            reservation("N1")
                .without("patient.identifier.value")
                .with("patient.otherIdentifier.type", "foreign-passport")
                .with("patient.otherIdentifier.value", "TEST77"));
    String before = patientOf("N1");

    his().ask(correction("N1", "TEST77").with("patient.mobile", "99000000077"));
    assertThat(patientOf("N1")).isEqualTo(before);

    his().ask(correction("N1", "TEST78"));
    assertThat(his().text("select identifier_type from patient where id = ?", patientOf("N1")))
        .isEqualTo("foreign-passport");
  }

  @Test
  default void correctsNoBookingThatIsNotThereOrCancelled() {
    his().ask(reservation("N1"));
    his()
        .ask(
            Message.of("appointment.revoke", "hospital.id", "H1")
                .with("appointment.platformReference", "N1"));

    assertThat(his().refusal(correction("N1", "990000190001010001"))).isEqualTo("conflict");
    assertThat(his().refusal(correction("N9", "990000190001010001"))).isEqualTo("not-found");
  }
}
