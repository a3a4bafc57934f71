package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Departments for children or for adults, however they are booked. */
interface AgeRules extends ReserveRules {

  String CHILD = "990000201511230001";

  private void takesOnly(int from, int until) {
    his().jdbc.update("update department set min_age = ?, max_age = ?", from, until);
  }

  private void born(String date) {
    his().jdbc.update("update patient set birth_date = cast(? as date) where id = 'P1'", date);
  }

  @Test
  default void refusesAnAdultInADepartmentForChildren() {
    takesOnly(0, 14);

    assertThat(his().refusal(booking("B1"))).isEqualTo("conflict");
    assertThat(his().refusal(lock("L1"))).isEqualTo("conflict");
    assertThat(his().refusal(reservation("N1"))).isEqualTo("conflict");
    assertThat(his().refusal(reservation("N2", 1))).isEqualTo("conflict");
    assertThat(slot("OPEN-1")).isEqualTo("free");
  }

  @Test
  default void refusesAChildInADepartmentForAdults() {
    takesOnly(18, 0);
    Message child = reservation("N1").with("patient.identifier.value", CHILD);

    assertThat(his().refusal(child)).isEqualTo("conflict");
    born("2015-11-23");
    assertThat(his().refusal(booking("B1"))).isEqualTo("conflict");
    assertThat(his().refusal(lock("L1"))).isEqualTo("conflict");
    assertThat(his().refusal(reservation("N2", 1))).isEqualTo("none");
  }

  @Test
  default void countsTheAgeOnTheDayOfTheVisit() {
    takesOnly(0, 14);

    born("2011-11-23");
    assertThat(his().refusal(booking("B1"))).isEqualTo("conflict");
    born("2011-11-24");
    assertThat(his().refusal(booking("B1"))).isEqualTo("none");

    takesOnly(15, 0);
    Message next = booking("B2").with("slot.id", "OPEN-2", "slot.number", "2");
    assertThat(his().refusal(next)).isEqualTo("conflict");
    born("2011-11-23");
    assertThat(his().refusal(next)).isEqualTo("none");
  }

  @Test
  default void takesWhoeverIsOfAnAgeNobodyKnows() {
    takesOnly(0, 14);
    Message foreigner =
        reservation("N1")
            .without("patient.identifier.value")
            .with("patient.otherIdentifier.type", "foreign-passport")
            .with("patient.otherIdentifier.value", "TEST77");

    assertThat(his().refusal(foreigner.with("patient.birthDate", "1990-01-01")))
        .isEqualTo("conflict");
    assertThat(his().refusal(foreigner)).isEqualTo("none");
    assertThat(
            his()
                .refusal(
                    foreigner
                        .with(
                            "appointment.platformReference",
                            "N2",
                            "patient.birthDate",
                            "2020-01-01")
                        .with("patient.otherIdentifier.value", "TEST78")))
        .isEqualTo("none");
  }

  @Test
  default void believesTheCardOfAStrangerAndNotTheDateBesideIt() {
    takesOnly(0, 14);
    Message child = reservation("N1").with("patient.identifier.value", CHILD);

    assertThat(his().refusal(reservation("N2", 1).with("patient.birthDate", "2020-01-01")))
        .isEqualTo("conflict");
    assertThat(his().refusal(child.with("patient.birthDate", "1990-01-01"))).isEqualTo("none");
  }

  @Test
  default void movesNoBookingToSomebodyWhoIsTooOldForIt() {
    takesOnly(0, 14);
    his().ask(reservation("N1").with("patient.identifier.value", CHILD));
    Message correction =
        Message.of("appointment.correct", "hospital.id", "H1", "patient.name", "测试患者乙")
            .with("appointment.platformReference", "N1");

    assertThat(his().refusal(correction.with("patient.identifier.value", "990000190001010002")))
        .isEqualTo("conflict");
    assertThat(his().refusal(correction.with("patient.identifier.value", "990000201601010002")))
        .isEqualTo("none");
  }
}
