package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** patient.*, card.list, appointment.check-in, queue.*, system.ping. */
interface PatientRules extends HisRules {

  private Message registration(String platformId, String certificate) {
    return Message.of(
        "patient.register",
        "patient.id",
        platformId,
        "patient.name",
        "测试患者丁",
        "patient.sex",
        "male",
        "patient.identifier.type",
        "id-card",
        "patient.identifier.value",
        certificate,
        "patient.mobile",
        "99000000004");
  }

  private String hospitalId(Message message) {
    return his().ask(message).at("/patient/hospitalId").asText();
  }

  private Message checkIn(String reference) {
    return Message.of(
        "appointment.check-in",
        "appointment.platformReference",
        reference,
        "patient.id",
        "a1",
        "hospital.id",
        "H1",
        "appointment.password",
        "87654321",
        "patient.card.id",
        "C1",
        "patient.card.number",
        "99000001",
        "patient.card.type",
        "1");
  }

  @Test
  default void registersAPatientOnce() {
    String id = hospitalId(registration("a4", "990000190001010004"));

    assertThat(id).startsWith("P");
    assertThat(hospitalId(registration("a4", "990000190001010004"))).isEqualTo(id);
    assertThat(his().refusal(booking("B1").with("patient.id", "a4"))).isEqualTo("none");
  }

  @Test
  default void linksACertificateItKnows() {
    Message known =
        registration("a3", "990000190001010003")
            .with("patient.name", "测试患者丙", "patient.sex", "male");

    assertThat(hospitalId(known)).isEqualTo("P3");
  }

  @Test
  default void refusesAPlatformPatientWithAnotherCertificate() {
    assertThat(his().refusal(registration("a1", "990000190001010003"))).isEqualTo("conflict");
  }

  @Test
  default void changesAPatientAndKeepsWhatIsNotSent() {
    his().ask(registration("a4", "990000190001010004").with("patient.address", "虚构路3号"));
    Message change =
        registration("a4", "ignored").as("patient.update").with("patient.mobile", "99000000005");

    assertThat(hospitalId(change)).startsWith("P");
    assertThat(his().text("select mobile || address from patient where mobile = '99000000005'"))
        .isEqualTo("99000000005虚构路3号");
    assertThat(his().refusal(change.with("patient.id", "nobody"))).isEqualTo("patient-unknown");
  }

  @Test
  default void knowsAPatientWhoHasBeenSeenBefore() {
    Message find = Message.of("patient.find-returning", "patient.identifier.type", "id-card");

    assertThat(his().ask(find.with("patient.identifier.value", "990000190001010001")))
        .hasToString("{\"patient\":{\"returning\":true}}");
    assertThat(his().ask(find.with("patient.identifier.value", "990000190001010002")))
        .hasToString("{\"patient\":{\"returning\":false}}");
    assertThat(his().ask(find.with("patient.identifier.value", "nobody")))
        .hasToString("{\"patient\":{\"returning\":false}}");
  }

  @Test
  default void listsThePatientsCards() {
    Message list =
        Message.of("card.list", "hospital.id", "H1", "patient.id", "a1")
            .with("patient.identifier.type", "id-card")
            .with("patient.identifier.value", "990000190001010001");

    assertThat(his().ask(list).findValuesAsText("id")).containsExactly("C1", "C3");
    assertThat(his().ask(list.with("hospital.id", "H2"))).hasToString("{\"cards\":[]}");
    assertThat(his().refusal(list.with("patient.identifier.value", "990000190001010002")))
        .isEqualTo("patient-unknown");
  }

  @Test
  default void takesANumberOnTheDay() {
    his().ask(bookingToday("B1", 2, "afternoon"));

    var answer = his().ask(checkIn("B1"));

    assertThat(answer.at("/visit/number").asText()).isEqualTo("2");
    assertThat(answer.at("/visit/location").asText()).isEqualTo("一楼1诊室");
    assertThat(his().ask(checkIn("B1"))).isEqualTo(answer);
    assertThat(his().text("select state from ticket where queue_id = 'QTODAY' and number = 2"))
        .isEqualTo("waiting");
    assertThat(his().refusal(cancellation("B1").with("slot.date", "2026-11-20")))
        .isEqualTo("conflict");
  }

  @Test
  default void refusesANumberToOthersAndOnOtherDays() {
    his().ask(bookingToday("B1", 2, "afternoon"));
    his().ask(booking("B2"));
    Message in = checkIn("B1");

    assertThat(his().refusal(checkIn("B9"))).isEqualTo("not-found");
    assertThat(his().refusal(checkIn("B2"))).isEqualTo("too-early");
    assertThat(his().refusal(in.with("patient.id", "nobody"))).isEqualTo("patient-unknown");
    assertThat(his().refusal(in.with("patient.id", "a2"))).isEqualTo("not-found");
    assertThat(his().refusal(in.with("appointment.password", "0"))).isEqualTo("password-wrong");
    assertThat(his().refusal(in.with("patient.card.id", "C2", "patient.card.number", "99000002")))
        .isEqualTo("not-found");
    his().clock.set("2026-11-21T00:00:00Z");
    assertThat(his().refusal(in)).isEqualTo("too-late");
  }

  @Test
  default void refusesANumberForACancelledAppointmentOrWithAnotherCard() {
    his().ask(bookingToday("B1", 2, "afternoon"));
    his().ask(bookingToday("B2", 3, "afternoon"));
    his().ask(cancellation("B2").with("slot.date", "2026-11-20"));
    his().ask(checkIn("B1"));

    assertThat(his().refusal(checkIn("B2"))).isEqualTo("conflict");
    assertThat(
            his()
                .refusal(
                    checkIn("B1")
                        .with("patient.card.id", "C3", "patient.card.number", "99000003")
                        .with("patient.card.type", "2")))
        .isEqualTo("conflict");
  }

  @Test
  default void listsTheNumbersBeingCalledToday() {
    Message list = Message.of("queue.list", "queue.kind", "outpatient");

    assertThat(his().ask(list, new CallContext("alpha", "H1")))
        .hasToString(
            "{\"queues\":[{\"department\":{\"name\":\"心内科\"},"
                + "\"practitioner\":{\"name\":\"测试医师甲\"},\"current\":3}]}");
    assertThat(his().ask(list).at("/queues")).hasSize(2);
    assertThat(his().ask(list.with("queue.kind", "ultrasound")).at("/queues")).hasSize(1);
  }

  @Test
  default void listsOneNumberForEachPractitionerAndEachGeneralClinic() {
    his()
        .jdbc
        .update(
            "insert into queue (id, hospital_id, kind, department_id, practitioner_id, schedule_id,"
                + " visit_date, session, current_number) values"
                + " ('Q5', 'H1', 'outpatient', 'D1', 'W1', null, date '2026-11-20', 'afternoon', 0),"
                + " ('Q6', 'H1', 'outpatient', 'D1', null, null, date '2026-11-20', 'morning', 7),"
                + " ('Q7', 'H1', 'outpatient', 'D1', null, 'GENERAL', date '2026-11-20', 'morning',"
                + " 8)");
    Message list = Message.of("queue.list", "queue.kind", "outpatient");
    CallContext hospital = new CallContext("alpha", "H1");

    JsonNode queues = his().ask(list, hospital).at("/queues");

    assertThat(queues.findValuesAsText("current")).containsExactly("3", "7", "8");
    assertThat(queues.at("/1/department/name").asText()).isEqualTo("心内科（测试医院一）");
    assertThat(queues.at("/2/department/name").asText()).isEqualTo("心内科（一楼2诊室）");
    his().jdbc.update("update queue set current_number = 1 where id = 'Q5'");
    assertThat(his().ask(list, hospital).at("/queues/0/current").asInt()).isEqualTo(1);
  }

  @Test
  default void tellsAPatientHowManyAreAhead() {
    Message find = Message.of("queue.find", "queue.kind", "outpatient");

    assertThat(his().ask(find.with("patient.identifier.value", "990000190001010001")))
        .hasToString(
            "{\"queues\":[{\"department\":{\"name\":\"心内科\"},\"practitioner\":{\"name\":"
                + "\"测试医师甲\"},\"date\":\"2026-11-20\",\"session\":\"morning\",\"number\":6,"
                + "\"current\":3,\"ahead\":2}]}");
    assertThat(his().ask(find.with("patient.identifier.value", "nobody")))
        .hasToString("{\"queues\":[]}");
  }

  @Test
  default void answersAPing() {
    assertThat(his().ask(Message.of("system.ping"))).isEmpty();
  }
}
