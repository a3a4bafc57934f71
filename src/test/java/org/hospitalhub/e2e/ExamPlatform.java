package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Surroundings.HUB;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plays the platform that books examinations: its messages, and what it hears. */
record ExamPlatform(String organization) {

  /** The booking systems of other makers, in the order of their hospitals' numbers. */
  static final List<String> CONNECTORS =
      List.of("wanda", "jintang", "jintang-wrapped", "mingtian", "laida");

  static final String JSON = "application/json;charset=UTF-8";

  /** The hospital of the reference HIS. */
  static final ExamPlatform FIRST = new ExamPlatform("33000001");

  private static final String PERSON = "990000200001010777";

  /** The settings that say where the booking systems are. */
  static Map<String, String> addresses(String host) {
    return CONNECTORS.stream()
        .collect(
            Collectors.toMap(
                name -> "hub.services." + name + ".url",
                name -> host + "/simulator/" + name + "/booking"));
  }

  /** Fields as name, value, name, value; an empty value leaves the field out. */
  static ObjectNode message(String... fields) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    return with(message, fields);
  }

  static ObjectNode with(ObjectNode message, String... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i + 1].isEmpty()) {
        message.remove(fields[i]);
      } else {
        message.put(fields[i], fields[i + 1]);
      }
    }
    return message;
  }

  /** Asks for the places of an abdominal ultrasound; without a number, when it is empty. */
  ObjectNode query(String application, int days) {
    return message(
        "startDate", Messages.date(days).toString().replace('-', '/') + " 00:00:00",
        "days", "1",
        "placerOrderNO", application,
        "organizationID", organization,
        "serviceSectID", "US(超声)",
        "serviceText", "腹部",
        "procedureName", "腹部超声",
        "patientClass", "门诊",
        "requestDeptID", "99",
        "requestDeptName", "全科",
        "requestedDate", "2026-11-20 10:23:44",
        "medRecNO", PERSON,
        "scheduleRoute", "8");
  }

  ObjectNode booking(String application, String resource, int days, String start, String end) {
    return with(
        query(application, days),
        "startDate",
        "",
        "days",
        "",
        "scheduleOperatorID",
        "438",
        "scheduleOperatorName",
        "测试医生",
        "scheduleResourceUID",
        resource,
        "scheduleResourceName",
        "超声",
        "scheduleDate",
        Messages.date(days).toString(),
        "startTime",
        start,
        "endTime",
        end,
        "providerID",
        "438",
        "providerName",
        "测试医生",
        "providerPhone",
        "99000000002",
        "name",
        "测试患者",
        "sex",
        "女",
        "age",
        "41",
        "ageUnit",
        "岁",
        "birthDate",
        "1982-08-21",
        "contactPhoneNO",
        "99000000123",
        "idCardNO",
        PERSON,
        "cardNO",
        "990123",
        "outPatientNO",
        "990124");
  }

  ObjectNode cancellation(String application) {
    return message(
        "placerOrderNO",
        application,
        "organizationID",
        organization,
        "scheduleOperatorID",
        "438",
        "scheduleOperatorName",
        "测试医生");
  }

  static ObjectNode whole(String method, ObjectNode data) {
    ObjectNode message =
        message(
            "systemId", "demo", "systemKey", "demo-key", "businessType", "999", "method", method);
    message.set("data", data);
    return message;
  }

  /** Sends a message, and hears JSON. */
  static JsonNode ask(ObjectNode message) {
    return heard(HUB.post("/exam", JSON, message.toString()));
  }

  static JsonNode heard(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(JSON);
    return Caller.json(answer.body());
  }

  /** Sends the content of data, and hears the same. */
  static JsonNode succeeds(ObjectNode message) {
    JsonNode answer = ask(message);
    assertThat(answer.path("resultCode").asText()).as(answer.toString()).isEqualTo("Success");
    assertThat(answer.has("statusCode")).isFalse();
    return answer.path("result");
  }

  static void fails(ObjectNode message, String words) {
    JsonNode answer = ask(message);
    assertThat(answer.path("resultCode").asText()).as(answer.toString()).isEqualTo("Falid");
    assertThat(answer.path("resultDesc").asText()).isEqualTo(words);
    assertThat(answer.path("result")).isEmpty();
  }

  /** What is booked of a resource at a time, as the platform is told. */
  int taken(String resource, int days, String start) {
    for (JsonNode queue : succeeds(query("T1", days)).path("scheduleArrangeResourceInfoList")) {
      for (JsonNode time : queue.at("/scheduleArrangeDateInfoList/0/scheduleArrangeTimeInfoList")) {
        if (queue.path("resourceUID").asText().equals(resource)
            && time.path("startTime").asText().equals(start)) {
          return time.path("appointmentQuantity").asInt();
        }
      }
    }
    throw new AssertionError("no such time");
  }
}
