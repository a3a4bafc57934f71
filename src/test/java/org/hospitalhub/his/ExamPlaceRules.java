package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** exam-place.*: places that are asked for by what is to be examined. */
interface ExamPlaceRules extends ExamRules {

  /** Asks for places of an abdominal ultrasound in the week from 2026-11-20, ten o'clock. */
  default Message places(String application) {
    Message search =
        Message.of(
            "exam-place.search",
            "hospital.id",
            "H1",
            "request.modality",
            "US",
            "request.bodySite.name",
            "腹部",
            "request.item.name",
            "腹部超声",
            "request.route",
            "internet-hospital",
            "patient.class",
            "outpatient",
            "patient.recordNumber",
            "990000190001010001");
    return application.isEmpty() ? search : search.with("request.id", application);
  }

  /** Books 08:00 on 2026-11-23 in U1 for patient a1. */
  default Message place(String application) {
    return places(application)
        .as("exam-place.book")
        .with("place.queue.id", "U1", "place.date", "2026-11-23")
        .with("place.start", "08:00", "place.end", "08:30")
        .with("operator.id", "438", "operator.name", "测试医生")
        .with("patient.identifier.value", "990000190001010001", "patient.name", "测试患者甲")
        .with("patient.sex", "female", "patient.mobile", "99000000001");
  }

  default Message giveBack(String application) {
    return Message.of("exam-place.cancel", "hospital.id", "H1", "request.id", application)
        .with("operator.id", "438", "operator.name", "测试医生");
  }

  @Test
  default void listsResourcesDaysAndTimes() {
    JsonNode answer = his().ask(places("A1"));

    assertThat(answer.at("/queues").findValuesAsText("name")).containsExactly("超声一室", "超声二室");
    assertThat(answer.at("/queues/0/days")).hasSize(1);
    assertThat(answer.at("/queues/0/days/0/id").asText()).isEqualTo("U1-20261123");
    assertThat(answer.at("/queues/0/days/0/capacity").asInt()).isEqualTo(5);
    assertThat(answer.at("/queues/0/days/0/times/0"))
        .hasToString(
            "{\"id\":\"U1-2026-11-23-0800-0830\",\"start\":\"08:00\",\"end\":\"08:30\","
                + "\"capacity\":4,\"booked\":0,\"state\":\"recommended\"}");
    assertThat(answer.at("/place/id").asText()).isEqualTo("U1-2026-11-23-0800-0830");
    assertThat(answer.at("/booked").asBoolean()).isFalse();
    assertThat(answer.at("/page")).hasToString("{\"records\":3,\"count\":1}");
  }

  @Test
  default void listsAsManyDaysAsAreAskedFor() {
    Message monday = places("A1").with("period.start", "2026-11-23T08:15:00", "period.days", "1");

    JsonNode answer = his().ask(monday);

    assertThat(answer.at("/queues").findValuesAsText("start")).containsExactly("08:30");
    assertThat(his().ask(monday.with("period.days", "2")).at("/page/records").asInt()).isEqualTo(2);
    for (String days : new String[] {"0", "-1", "100"}) {
      assertThat(his().refusal(monday.with("period.days", days))).isEqualTo("invalid");
    }
    assertThat(his().ask(monday.with("period.start", "2026-11-26T08:00:00")).toString())
        .isEqualTo(
            "{\"request\":{\"id\":\"A1\"},\"booked\":false,\"page\":{\"records\":0,\"count\":0},"
                + "\"queues\":[]}");
  }

  @Test
  default void tellsNoMoreThanFiveThousandTimes() {
    String minute = "lpad(cast(mod(i, 1440) / 60 as varchar), 2, '0')";
    minute += " || ':' || lpad(cast(mod(i, 60) as varchar), 2, '0')";
    String range = minute + " || '-23:59'";
    his()
        .jdbc
        .update(
            "insert into exam_place (queue_id, exam_date, time_range, start_time, capacity)"
                + " with recursive n (i) as (select 1 union all select i + 1 from n where i < 5001)"
                + " select 'U2', date '2026-12-01' + i / 1440, "
                + range
                + ", time '12:00:00', 1 from n");
    Message december = places("A1").with("period.start", "2026-12-01T08:00:00");

    JsonNode answer = his().ask(december);

    assertThat(answer.at("/page")).hasToString("{\"records\":5000,\"count\":2}");
    assertThat(answer.at("/queues").findValues("state")).hasSize(5000);
  }

  @Test
  default void doesNotKnowEveryExamination() {
    assertThat(
            his()
                .refusal(
                    places("A1").with("request.item.name", "其他", "request.bodySite.name", "其他")))
        .isEqualTo("not-found");
  }

  @Test
  default void givesApplicationsWithoutANumberTheNextOfTheDay() {
    assertThat(numberOf(places(""))).isEqualTo("2026112080001");
    assertThat(numberOf(places("").with("patient.recordNumber", "990000190001010002")))
        .isEqualTo("2026112080002");
    assertThat(numberOf(places("").with("request.item.name", "泌尿超声"))).isEqualTo("2026112080003");
    his().clock.set("2026-11-21T07:00:00Z");
    assertThat(numberOf(places(""))).isEqualTo("2026112180001");
  }

  private String numberOf(Message search) {
    return his().ask(search).at("/request/id").asText();
  }

  @Test
  default void usesUpANumberByABookingAndNotByAskingAgain() {
    assertThat(numberOf(places(""))).isEqualTo("2026112080001");
    assertThat(numberOf(places(""))).isEqualTo("2026112080001");
    assertThat(his().ask(place("")).at("/appointment/reference").asText())
        .isEqualTo("2026112080001");
    assertThat(numberOf(places(""))).isEqualTo("2026112080002");

    his().jdbc.update("update exam_application_serial set last = 9999");
    assertThat(his().ask(place("")).at("/appointment/reference").asText())
        .isEqualTo("2026112080002");
    assertThat(his().ask(places("")).has("request")).isFalse();
    assertThat(his().refusal(place(""))).isEqualTo("conflict");
  }

  @Test
  default void knowsAnItemByItsKindOfExaminationToo() {
    assertThat(his().refusal(places("A1").with("request.modality", "US(超声)"))).isEqualTo("none");
    assertThat(his().refusal(places("A1").with("request.modality", "us（超声）"))).isEqualTo("none");
    assertThat(his().refusal(places("A1").with("request.modality", "CT"))).isEqualTo("not-found");
    assertThat(his().refusal(place("A1").with("request.modality", "CT"))).isEqualTo("not-found");
    Message chest = places("A1").with("request.item.name", "胸片", "request.bodySite.name", "胸部");
    assertThat(his().refusal(chest)).isEqualTo("not-found");
    for (String plain : new String[] {"DX(普通放射)", "DR", "CR"}) {
      assertThat(his().refusal(chest.with("request.modality", plain))).isEqualTo("none");
    }
  }

  @Test
  default void booksForAnApplicationOnlyWhatItAsksFor() {
    Message other = place("X1").with("request.item.name", "泌尿超声");

    assertThat(his().refusal(other)).isEqualTo("conflict");
    assertThat(booked("U1", "08:00-08:30")).isZero();
  }

  @Test
  default void booksForAnApplicationItDidNotKnow() {
    JsonNode answer = his().ask(place("A1"));

    assertThat(answer.at("/appointment/reference").asText()).isEqualTo("A1");
    assertThat(answer.at("/appointment/start").asText()).isEqualTo("08:00");
    assertThat(answer.at("/appointment/mode").asText()).isEqualTo("done");
    assertThat(answer.at("/queue/location").asText()).isEqualTo("东院区二楼");
    assertThat(booked("U1", "08:00-08:30")).isEqualTo(1);
    assertThat(his().ask(place("A1"))).isEqualTo(answer);
    assertThat(booked("U1", "08:00-08:30")).isEqualTo(1);
    JsonNode seen = his().ask(places("A1"));
    assertThat(seen.at("/booked").asBoolean()).isTrue();
    assertThat(seen.at("/queues/0/days/0/times/0/state").asText()).isEqualTo("own");
    assertThat(seen.at("/queues").findValuesAsText("state")).doesNotContain("recommended");
  }

  @Test
  default void showsABookingToItsPatientOnly() {
    his().ask(place("A1"));

    JsonNode other = his().ask(places("A1").with("patient.recordNumber", "990000190001010002"));

    assertThat(other.at("/booked").asBoolean()).isFalse();
    assertThat(his().refusal(other("A1"))).isEqualTo("conflict");
  }

  private Message other(String application) {
    return place(application)
        .with("patient.identifier.value", "990000190001010002", "patient.name", "测试患者乙");
  }

  @Test
  default void registersAPatientItDidNotKnow() {
    Message stranger =
        place("A1").with("patient.identifier.value", "990000190001010099", "patient.name", "测试患者");

    his().ask(stranger);

    assertThat(his().text("select name from patient where identifier_value = '990000190001010099'"))
        .isEqualTo("测试患者");
    assertThat(his().refusal(stranger.with("request.id", "A2", "patient.name", "另一人")))
        .isEqualTo("conflict");
  }

  @Test
  default void takesValuesAsLongAsTheyMayBe() {
    String longest = "9".repeat(32);

    his()
        .ask(
            place(longest)
                .with("patient.identifier.value", longest, "patient.name", "测".repeat(32))
                .with("patient.mobile", longest));

    assertThat(his().ask(giveBack(longest))).isEmpty();
  }

  @Test
  default void takesTheSamePlacesAsBookingsOfGroups() {
    his().jdbc.update("update exam_place set capacity = 1 where queue_id = 'U1'");
    his().ask(examination("G1", "X1,X2"));

    assertThat(his().refusal(place("A1"))).isEqualTo("slot-taken");
    his().ask(place("A1").with("place.start", "08:30", "place.end", "09:00"));
    assertThat(his().refusal(examination("G2", "X3").with("exam.time", "08:30-09:00")))
        .isEqualTo("slot-taken");
  }

  @Test
  default void booksAnApplicationTogetherWithItsGroup() {
    JsonNode answer = his().ask(place("X1"));

    assertThat(his().ask(examination("G1", "X1,X2")).at("/appointment/id"))
        .isEqualTo(answer.at("/appointment/id"));
    assertThat(his().refusal(place("X4"))).isEqualTo("conflict");
  }

  @Test
  default void refusesPlacesThatCannotBeBooked() {
    assertThat(his().refusal(place("A1").with("place.start", "23:00"))).isEqualTo("not-found");
    assertThat(his().refusal(place("A1").with("place.queue.id", "U3"))).isEqualTo("not-found");
    assertThat(his().refusal(place("A1").with("place.date", "2026-11-20"))).isEqualTo("too-late");
    his().ask(place("A1"));
    assertThat(his().refusal(place("A1").with("place.start", "08:30", "place.end", "09:00")))
        .isEqualTo("conflict");
  }

  @Test
  default void givesAPlaceBackAndBooksItAgain() {
    String first = his().ask(place("A1")).at("/appointment/id").asText();

    assertThat(his().ask(giveBack("A1"))).isEmpty();

    assertThat(booked("U1", "08:00-08:30")).isZero();
    assertThat(his().ask(giveBack("A1"))).isEmpty();
    assertThat(booked("U1", "08:00-08:30")).isZero();
    assertThat(his().ask(place("A1")).at("/appointment/id").asText()).isNotEqualTo(first);
    assertThat(his().refusal(giveBack("A1").with("appointment.id", "E0"))).isEqualTo("not-found");
    assertThat(his().refusal(giveBack("A9"))).isEqualTo("not-found");
  }

  @Test
  default void givesBackOnlyWhatIsBookedAndNotPaid() {
    his().ask(place("A1"));

    his().jdbc.update("update exam_appointment set paid_at = timestamp '2026-11-20 10:00:00'");
    assertThat(his().refusal(giveBack("A1"))).isEqualTo("conflict");
    his().jdbc.update("update exam_appointment set paid_at = null");
    his().clock.set("2026-11-23T08:00:00Z");
    assertThat(his().refusal(giveBack("A1"))).isEqualTo("too-late");
    his().jdbc.update("update exam_appointment set state = 'completed', live_group_id = null");
    assertThat(his().refusal(giveBack("A1"))).isEqualTo("conflict");
    assertThat(booked("U1", "08:00-08:30")).isEqualTo(1);
  }

  @Test
  default void takesTheSameNumberAtTwoHospitalsForTwoApplications() {
    his()
        .jdbc
        .batchUpdate(
            "insert into exam_queue (id, campus_id, name, location) values ('U9', 'K3', '超声', '本部')",
            "insert into exam_queue_item (queue_id, item_code) values ('U9', 'US-A')",
            "insert into exam_place (queue_id, exam_date, time_range, start_time, capacity)"
                + " values ('U9', date '2026-11-23', '08:00-08:30', time '08:00:00', 1)");
    Message elsewhere = place("A1").with("hospital.id", "H2", "place.queue.id", "U9");

    String one = his().ask(place("A1")).at("/appointment/id").asText();
    String other = his().ask(elsewhere).at("/appointment/id").asText();

    assertThat(other).isNotEqualTo(one);
    assertThat(his().ask(elsewhere).at("/appointment/id").asText()).isEqualTo(other);
    his().ask(giveBack("A1"));
    assertThat(his().ask(elsewhere.as("exam-place.booked")).at("/appointment/id").asText())
        .isEqualTo(other);
    assertThat(his().refusal(place("A1").as("exam-place.booked"))).isEqualTo("not-found");
    his().ask(giveBack("A1").with("hospital.id", "H2"));
    assertThat(his().refusal(elsewhere.as("exam-place.booked"))).isEqualTo("not-found");
  }

  @Test
  default void tellsOfTheBookingThatWasAnsweredOnly() {
    String one = his().ask(place("A1")).at("/appointment/id").asText();
    Message asked = place("A1").as("exam-place.booked");
    assertThat(his().refusal(asked.with("appointment.id", one))).isEqualTo("none");
    his().ask(giveBack("A1"));

    his().ask(place("A1"));

    assertThat(his().refusal(asked)).isEqualTo("none");
    assertThat(his().refusal(asked.with("appointment.id", one))).isEqualTo("not-found");
  }

  @Test
  default void tellsTheOutcomeOfABookingAndOfGivingItBack() {
    assertThat(his().refusal(place("A1").as("exam-place.booked"))).isEqualTo("not-found");
    JsonNode answer = his().ask(place("A1"));
    assertThat(his().ask(place("A1").as("exam-place.booked"))).isEqualTo(answer);
    assertThat(his().ask(place("").as("exam-place.booked"))).isEqualTo(answer);
    assertThat(his().refusal(other("A1").as("exam-place.booked"))).isEqualTo("not-found");
    assertThat(his().refusal(giveBack("A1").as("exam-place.cancelled"))).isEqualTo("not-found");
    his().ask(giveBack("A1"));
    assertThat(his().refusal(place("A1").as("exam-place.booked"))).isEqualTo("not-found");
    assertThat(his().ask(giveBack("A1").as("exam-place.cancelled"))).isEmpty();
  }
}
