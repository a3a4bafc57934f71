package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Places of examinations when many ask in the same moment. */
interface ExamRaceRules extends HisRules {

  private static Message examination(int caller) {
    return Message.named("examination")
        .with("group.id", "RG" + caller, "requests[].id", "RX" + caller);
  }

  private static Message place(String application) {
    return Message.named("place").with("request.id", application);
  }

  private int booked(String time) {
    String booked = "select booked from exam_place where queue_id = 'U1' and time_range = ?";
    return Integer.parseInt(his().text(booked + " and exam_date > date '2026-11-20'", time));
  }

  @Test
  default void neverOversellsHalfAnHour() {
    List<String> heard = Race.of(his(), caller -> examination(caller));

    assertThat(Collections.frequency(heard, "none")).as(heard.toString()).isEqualTo(4);
    assertThat(Collections.frequency(heard, "slot-taken")).isEqualTo(Race.CALLERS - 4);
    assertThat(booked("08:00-08:30")).isEqualTo(4);
    assertThat(his().text("select count(distinct number) from exam_appointment")).isEqualTo("4");
  }

  @Test
  default void sellsAPlaceOnceToCallersOfBothKinds() {
    List<String> heard =
        Race.of(
            his(),
            caller ->
                caller % 2 == 0
                    ? examination(caller)
                    : place("A" + caller)
                        .with("patient.identifier.value", "NEW" + caller)
                        .with("patient.name", "测试患者"));

    assertThat(Collections.frequency(heard, "none")).as(heard.toString()).isEqualTo(4);
    assertThat(Collections.frequency(heard, "slot-taken")).isEqualTo(Race.CALLERS - 4);
    assertThat(booked("08:00-08:30")).isEqualTo(4);
  }

  @Test
  default void booksAnApplicationOnce() {
    List<JsonNode> heard = Race.at(caller -> his().ask(place("A1")));

    assertThat(heard).allMatch(heard.get(0)::equals);
    assertThat(booked("08:00-08:30")).isEqualTo(1);
  }

  @Test
  default void givesEachApplicationItsOwnNumber() {
    Message search = Message.named("places").without("request.id");

    assertThat(
            Race.at(
                caller ->
                    his()
                        .ask(search.with("patient.recordNumber", "TEST" + caller))
                        .at("/request/id")
                        .asText()))
        .doesNotHaveDuplicates();
    assertThat(Race.at(caller -> his().ask(search).at("/request/id").asText()))
        .containsOnly("20261120" + (80001 + Race.CALLERS));
  }

  @Test
  default void movesBookingsPastEachOtherWithoutLosingAPlace() {
    his().jdbc.update("update exam_place set capacity = 16 where queue_id = 'U1'");
    List<String> orders =
        Race.at(
            caller ->
                his()
                    .ask(examination(caller).with("exam.time", half(caller)))
                    .at("/appointment/id")
                    .asText());

    List<String> heard =
        Race.of(
            his(),
            caller ->
                examination(caller)
                    .as("exam.rebook")
                    .with("appointment.id", orders.get(caller - 1))
                    .with("exam.time", half(caller + 1)));

    assertThat(heard).allMatch("none"::equals);
    assertThat(booked("08:00-08:30") + booked("08:30-09:00")).isEqualTo(Race.CALLERS);
  }

  private static String half(int caller) {
    return caller % 2 == 0 ? "08:00-08:30" : "08:30-09:00";
  }
}
