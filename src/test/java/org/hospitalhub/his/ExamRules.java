package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** exam.*. */
interface ExamRules extends HisRules {

  /** Books patient a1's group into U1, 08:00 on 2026-11-23. */
  default Message examination(String group, String requests) {
    return Message.of(
        "exam.book",
        "hospital.id",
        "H1",
        "campus.id",
        "K1",
        "queue.id",
        "U1",
        "exam.date",
        "2026-11-23",
        "exam.time",
        "08:00-08:30",
        "group.id",
        group,
        "requests[].id",
        requests,
        "exam.mode",
        "period");
  }

  default int booked(String queue, String time) {
    return Integer.parseInt(
        his()
            .text(
                "select booked from exam_place where queue_id = ? and time_range = ?"
                    + " and exam_date > date '2026-11-20'",
                queue,
                time));
  }

  private Message g1() {
    return examination("G1", "X1,X2");
  }

  @Test
  default void listsWhatAPatientHasToBeExaminedFor() {
    Message search =
        Message.of("exam.search", "hospital.id", "H1")
            .with("patient.identifier.value", "990000190001010001");
    JsonNode before = his().ask(search);
    String order = his().ask(g1()).at("/appointment/id").asText();
    JsonNode after = his().ask(search);

    assertThat(before.at("/notice").asText()).isEqualTo("检查前请空腹");
    assertThat(before.at("/groups")).hasSize(2);
    assertThat(before.at("/groups/0"))
        .hasToString(
            "{\"id\":\"G1\",\"bookable\":true,\"notice\":\"须憋尿\",\"requests\":["
                + "{\"item\":{\"code\":\"US-A\",\"name\":\"腹部超声\"},\"id\":\"X1\",\"campus\":{\"id\":\"K1\"}},"
                + "{\"item\":{\"code\":\"US-B\",\"name\":\"泌尿超声\"},\"id\":\"X2\",\"campus\":{\"id\":\"K1\"}}]}");
    assertThat(before.at("/groups/1/reason").asText()).isEqualTo("尚未缴费");
    assertThat(after.at("/groups/0/bookable").asBoolean()).isFalse();
    assertThat(after.at("/groups/0/appointment/id").asText()).isEqualTo(order);
    assertThat(after.at("/groups/0/requests")).hasSize(2);
  }

  @Test
  default void tellsTheNotice() {
    assertThat(his().ask(Message.of("exam.notice", "hospital.id", "H2")))
        .hasToString("{\"notice\":\"请提前到达\"}");
    assertThat(his().refusal(Message.of("exam.notice", "hospital.id", "H9")))
        .isEqualTo("not-found");
  }

  @Test
  default void listsPlacesAndDatesOfQueuesThatCanDoTheWholeGroup() {
    JsonNode g1 = his().ask(g1().as("exam.slots"));
    Message dates =
        g1().as("exam.dates").with("period.start", "2026-11-01", "period.end", "2026-12-31");

    assertThat(g1.at("/queues")).hasSize(1);
    assertThat(g1.at("/queues/0/places/0"))
        .hasToString(
            "{\"date\":\"2026-11-23\",\"time\":\"08:00-08:30\",\"free\":4,\"available\":true}");
    assertThat(his().ask(dates)).hasToString("{\"dates\":[\"2026-11-23\"]}");
    Message g2 =
        examination("G2", "X3").as("exam.slots").with("campus.id", "K2", "exam.date", "2026-11-24");
    assertThat(his().ask(g2).at("/queues/0/id").asText()).isEqualTo("U2");
    assertThat(his().refusal(g2.with("group.id", "G9"))).isEqualTo("not-found");
  }

  @Test
  default void asksOnlyForApplicationsOfTheGroup() {
    Message dates =
        g1().as("exam.dates").with("period.start", "2026-11-01", "period.end", "2026-12-31");
    Message move = g1().as("exam.rebook").with("appointment.id", "E1");

    for (String requests : new String[] {"X1,X3", "X1,X2,NONE"}) {
      assertThat(his().refusal(g1().as("exam.slots").with("requests[].id", requests)))
          .isEqualTo("not-found");
      assertThat(his().refusal(dates.with("requests[].id", requests))).isEqualTo("not-found");
      assertThat(his().refusal(g1().with("requests[].id", requests))).isEqualTo("not-found");
      assertThat(his().refusal(move.with("requests[].id", requests))).isEqualTo("not-found");
    }
    assertThat(his().refusal(dates.with("group.id", "G9"))).isEqualTo("not-found");
    assertThat(his().refusal(dates.with("period.end", "2026-10-31"))).isEqualTo("invalid");
    assertThat(his().ask(g1().as("exam.slots").with("requests[].id", "X1")).at("/queues"))
        .hasSize(1);
  }

  @Test
  default void showsAFullOrPastPlaceAsNotAvailable() {
    his().ask(g1().with("exam.time", "08:30-09:00"));

    JsonNode places = his().ask(g1().as("exam.slots")).at("/queues/0/places");
    JsonNode past =
        his().ask(g1().as("exam.slots").with("exam.date", "2026-11-20")).at("/queues/0/places");

    assertThat(places.get(1).at("/free").asInt()).isZero();
    assertThat(places.get(1).at("/available").asBoolean()).isFalse();
    assertThat(past.get(0).at("/available").asBoolean()).isFalse();
  }

  @Test
  default void booksAGroupAndAnswersTheSameToARepeat() {
    JsonNode answer = his().ask(g1());

    assertThat(answer.at("/appointment/names").asText()).isEqualTo("腹部超声,泌尿超声");
    assertThat(answer.at("/appointment/number").asInt()).isEqualTo(1);
    assertThat(answer.at("/appointment/campus/name").asText()).isEqualTo("东院区");
    assertThat(his().ask(g1())).isEqualTo(answer);
    assertThat(booked("U1", "08:00-08:30")).isEqualTo(1);
    assertThat(his().refusal(g1().with("exam.time", "08:30-09:00"))).isEqualTo("conflict");
  }

  @Test
  default void refusesWhatCannotBeBooked() {
    assertThat(his().refusal(examination("G9", "X1"))).isEqualTo("not-found");
    assertThat(his().refusal(examination("G1", "X1,X2,X3"))).isEqualTo("not-found");
    assertThat(his().refusal(examination("G1", "X1"))).isEqualTo("conflict");
    assertThat(his().refusal(examination("G3", "X4"))).isEqualTo("conflict");
    assertThat(his().refusal(g1().with("exam.time", "23:00-23:30"))).isEqualTo("not-found");
    assertThat(his().refusal(g1().with("campus.id", "K2"))).isEqualTo("not-found");
    assertThat(his().refusal(g1().with("exam.date", "2026-11-20"))).isEqualTo("too-late");
  }

  @Test
  default void movesABooking() {
    String order = his().ask(g1()).at("/appointment/id").asText();
    Message move = g1().as("exam.rebook").with("appointment.id", order, "exam.time", "08:30-09:00");

    JsonNode answer = his().ask(move);

    assertThat(answer.at("/appointment/id").asText()).isEqualTo(order);
    assertThat(answer.at("/appointment/time").asText()).isEqualTo("08:30-09:00");
    assertThat(answer.at("/appointment/number").asInt()).isEqualTo(5);
    assertThat(his().ask(move)).isEqualTo(answer);
    assertThat(booked("U1", "08:00-08:30")).isZero();
    assertThat(booked("U1", "08:30-09:00")).isEqualTo(1);
    assertThat(his().refusal(move.with("appointment.id", "E0"))).isEqualTo("not-found");
  }

  @Test
  default void keepsTheOldPlaceWhenTheNewOneIsFull() {
    JsonNode old = his().ask(g1());
    his().ask(examination("G2", "X3").with("exam.time", "08:30-09:00"));
    Message move =
        g1().as("exam.rebook")
            .with("appointment.id", old.at("/appointment/id").asText())
            .with("exam.time", "08:30-09:00");

    assertThat(his().refusal(move)).isEqualTo("slot-taken");

    assertThat(his().ask(g1())).isEqualTo(old);
    assertThat(booked("U1", "08:00-08:30")).isEqualTo(1);
    assertThat(booked("U1", "08:30-09:00")).isEqualTo(1);
  }
}
