package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A certificate that the hospital knows, with a name or sex that it does not know. */
interface IdentityRules extends ReserveRules, ExamPlaceRules {

  /** Registers the patient of P2's card, who is 测试患者乙 and male. */
  private Message registration(String name, String sex) {
    return Message.of("patient.register", "patient.id", "a9", "patient.mobile", "99000000002")
        .with("patient.identifier.type", "id-card")
        .with("patient.identifier.value", "990000190001010002")
        .with("patient.name", name, "patient.sex", sex);
  }

  private Message like(Message registration, Message other) {
    return other
        .with("patient.identifier.value", "990000190001010002")
        .with("patient.name", registration.fields().get("patient.name"))
        .with("patient.sex", registration.fields().get("patient.sex"));
  }

  @Test
  default void refusesAKnownCertificateWithAnotherNameOrSexAlike() {
    for (Message wrong :
        new Message[] {registration("测试患者丑", "male"), registration("测试患者乙", "female")}) {
      assertThat(his().refusal(wrong)).isEqualTo("conflict");
      assertThat(his().refusal(like(wrong, reservation("N1")))).isEqualTo("conflict");
      assertThat(his().refusal(like(wrong, place("A1")))).isEqualTo("conflict");
    }
    assertThat(slot("OPEN-1")).isEqualTo("free");
    assertThat(his().text("select count(*) from patient_link where platform_patient_id = 'a9'"))
        .isEqualTo("0");
  }

  @Test
  default void takesAKnownCertificateWhenNameAndSexAgree() {
    for (Message right :
        new Message[] {registration("测试患者乙", "male"), registration("测试患者乙", "other")}) {
      assertThat(his().refusal(right)).isEqualTo("none");
      assertThat(his().refusal(like(right, reservation("N1")))).isEqualTo("none");
      assertThat(his().refusal(like(right, place("A1")))).isEqualTo("none");
    }
  }

  @Test
  default void takesAKnownCertificateUnderAnyNameWhereTheHospitalWantsIt() {
    Message wrong = registration("测试患者丑", "female");

    assertThat(his().askLenient(wrong).at("/patient/hospitalId").asText()).isEqualTo("P2");
    his().askLenient(like(wrong, reservation("N1")));
    his().askLenient(like(wrong, place("A1")));

    assertThat(his().text("select patient_id from appointment")).isEqualTo("P2");
    assertThat(his().text("select name || sex from patient where id = 'P2'"))
        .isEqualTo("测试患者乙male");
  }

  @Test
  default void knowsAPassportWhateverKindItIsSaidToBe() {
    Message booking =
        reservation("N1")
            .without("patient.identifier.value")
            .with("patient.otherIdentifier.value", "TEST1", "patient.name", "测试患者")
            .with("patient.sex", "male");

    his().ask(booking);

    assertThat(his().text("select patient_id from appointment")).isEqualTo("R1");
    assertThat(
            his()
                .refusal(
                    booking.with("appointment.platformReference", "N2", "patient.name", "测试患者丑")))
        .isEqualTo("none");
  }
}
