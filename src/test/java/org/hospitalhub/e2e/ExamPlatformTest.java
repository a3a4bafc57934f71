package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.ExamPlatform.FIRST;
import static org.hospitalhub.e2e.ExamPlatform.ask;
import static org.hospitalhub.e2e.ExamPlatform.fails;
import static org.hospitalhub.e2e.ExamPlatform.succeeds;
import static org.hospitalhub.e2e.ExamPlatform.whole;
import static org.hospitalhub.e2e.ExamPlatform.with;
import static org.hospitalhub.e2e.Messages.day;
import static org.hospitalhub.e2e.Surroundings.HUB;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hospitalhub.foreign.ForeignStacks;
import org.hospitalhub.sheet.Naming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Places for examinations, booked by JSON over HTTP and by SOAP. */
@EndToEnd
class ExamPlatformTest {

  @Test
  void listsResourcesDaysAndTimesInPages() {
    JsonNode answer = ask(whole("XKH073", FIRST.query("", 2)));

    assertThat(answer.path("statusCode").asText()).as(answer.toString()).isEqualTo("00000000");
    assertThat(answer.path("totalRecord").isNumber()).isTrue();
    assertThat(answer.path("totalRecord").asInt()).isEqualTo(12);
    assertThat(answer.path("totalPage").asInt()).isEqualTo(1);
    JsonNode result = answer.at("/data/result");
    assertThat(result.path("placerOrderNO").asText()).matches(day(0) + "8\\d{4}");
    assertThat(result.path("organizationID").asText()).isEqualTo("33000001");
    assertThat(result.at("/scheduleArrangeResourceInfoList").findValuesAsText("resourceUID"))
        .containsExactly("U101", "U102");
    JsonNode first = result.at("/scheduleArrangeResourceInfoList/0/scheduleArrangeDateInfoList/0");
    assertThat(first.path("arrangeWeek").asInt())
        .isEqualTo(Messages.date(2).getDayOfWeek().getValue());
    assertThat(first.at("/scheduleArrangeTimeInfoList")).hasSize(6);
  }

  @Test
  void repeatsWhatItWasSentAsItWasSent() {
    JsonNode result = succeeds(FIRST.query("", 2).put("medRecNO", "testexam-2 x"));

    assertThat(result.path("medRecNO").asText()).isEqualTo("testexam-2 x");
  }

  @Test
  void issuesANumberToEachPatientAndNotToEachQuestion() {
    String one = succeeds(FIRST.query("", 2)).path("placerOrderNO").asText();
    String again = succeeds(FIRST.query("", 2)).path("placerOrderNO").asText();
    ObjectNode somebodyElse = FIRST.query("", 2).put("medRecNO", "TESTEXAM1");
    String other = succeeds(somebodyElse).path("placerOrderNO").asText();

    assertThat(again).isEqualTo(one);
    assertThat(Long.parseLong(other)).isGreaterThan(Long.parseLong(one));
  }

  @Test
  void booksAnswersARepeatAlikeCancelsAndBooksAgain() {
    int before = FIRST.taken("U102", 3, "08:00");
    ObjectNode booking = FIRST.booking("FLOW1", "U102", 3, "08:00", "08:30");

    JsonNode booked = ask(whole("XKH074", booking));

    assertThat(booked.at("/data/resultDesc").asText()).as(booked.toString()).isEqualTo("保存成功");
    assertThat(booked.at("/data/result/scheduleStartDate").asText()).isEqualTo("8:00");
    assertThat(booked.at("/data/result/scheduleFlag").asText()).isEqualTo("2");
    assertThat(succeeds(booking)).isEqualTo(booked.at("/data/result"));
    assertThat(FIRST.taken("U102", 3, "08:00")).isEqualTo(before + 1);
    fails(
        with(booking.deepCopy(), "startTime", "08:30", "endTime", "09:00"), "申请单号、机构ID已用于其他内容的请求");
    assertThat(succeeds(FIRST.query("FLOW1", 3)).path("scheduleFlag").asText()).isEqualTo("1");

    JsonNode cancelled = ask(whole("XKH075", FIRST.cancellation("FLOW1")));

    assertThat(cancelled.at("/data/resultDesc").asText()).isEqualTo("取消成功");
    assertThat(cancelled.has("totalRecord")).isFalse();
    succeeds(FIRST.cancellation("FLOW1"));
    assertThat(FIRST.taken("U102", 3, "08:00")).isEqualTo(before);
    assertThat(succeeds(booking).path("scheduleSeq"))
        .isNotEqualTo(booked.at("/data/result/scheduleSeq"));
    assertThat(FIRST.taken("U102", 3, "08:00")).isEqualTo(before + 1);
    succeeds(FIRST.cancellation("FLOW1"));
    assertThat(FIRST.taken("U102", 3, "08:00")).isEqualTo(before);
  }

  @Test
  void takesARequestOfAnotherOperatorForARepeat() {
    ObjectNode booking = FIRST.booking("OPER1", "U102", 5, "09:00", "09:30");
    JsonNode booked = succeeds(booking);

    with(booking, "scheduleOperatorID", "439", "scheduleOperatorName", "测试医生乙");

    assertThat(succeeds(booking)).isEqualTo(booked);
  }

  @Test
  void cancelsWhatTheDeskBookedAfterACancellation() {
    JdbcTemplate his = Surroundings.firstHis();
    ObjectNode booking = FIRST.booking("DESK1", "U102", 5, "09:30", "10:00");
    int before = FIRST.taken("U102", 5, "09:30");
    String seq = succeeds(booking).path("scheduleSeq").asText();
    succeeds(FIRST.cancellation("DESK1"));

    String live =
        "update exam_appointment set state = 'booked', live_group_id = group_id where id = ?";
    his.update(live, seq);
    his.update(
        "update exam_place set booked = booked + 1 where (queue_id, exam_date, time_range) in"
            + " (select queue_id, exam_date, time_range from exam_appointment where id = ?)",
        seq);
    succeeds(FIRST.cancellation("DESK1"));

    assertThat(FIRST.taken("U102", 5, "09:30")).isEqualTo(before);
    assertThat(succeeds(FIRST.query("DESK1", 5)).path("scheduleFlag").asText()).isEqualTo("0");
  }

  @Test
  void booksAgainWhatTheDeskCancelled() {
    JdbcTemplate his = Surroundings.firstHis();
    ObjectNode booking = FIRST.booking("DESK2", "U102", 5, "13:30", "14:00");
    String seq = succeeds(booking).path("scheduleSeq").asText();
    his.update(
        "update exam_appointment set state = 'cancelled', live_group_id = null where id = ?", seq);

    String again = succeeds(booking).path("scheduleSeq").asText();

    assertThat(again).isNotEqualTo(seq);
    his.update(
        "update exam_appointment set state = 'cancelled', live_group_id = null where id = ?",
        again);
    with(booking, "startTime", "14:00", "endTime", "14:30");
    assertThat(succeeds(booking).path("scheduleStartDate").asText()).isEqualTo("14:00");
  }

  @Test
  void knowsABookingWithoutANumberByItsContent() {
    ObjectNode booking = FIRST.booking("", "U102", 3, "08:30", "09:00");

    JsonNode booked = succeeds(booking);

    assertThat(booked.path("scheduleID").asText()).matches(day(0) + "8\\d{4}");
    assertThat(succeeds(booking)).isEqualTo(booked);
    assertThat(FIRST.taken("U102", 3, "08:30")).isEqualTo(1);
  }

  @Test
  void sharesItsPlacesWithTheOtherPlatforms() {
    String group =
        "<orderGroupId>GB%1$s</orderGroupId><checkProjectList><checkProject><projectId>US01</projectId>"
            + "<projectApplyId>RC%1$s</projectApplyId></checkProject></checkProjectList>";
    for (int i = 1; i <= 5; i++) {
      succeeds(FIRST.booking("SHARE" + i, "U102", 4, "14:00", "14:30"));
    }

    Reply places =
        HUB.call(
            "100503",
            "orgid",
            Messages.FIRST,
            "hospitalId",
            "H001-W",
            "date",
            day(4),
            "orderGroup",
            group.formatted(day(0)));

    assertThat(places.succeeds().fields("surplus")).containsExactly("5", "5", "5", "5", "5", "0");
    fails(FIRST.booking("SHARE6", "U102", 4, "14:00", "14:30"), "检查号源已约满");
  }

  @ParameterizedTest
  @EnumSource(names = {"PASCAL", "UPPER"})
  void answersInTheSpellingOfTheNamesThatItIsAskedIn(Naming naming) {
    ObjectNode bare = named(FIRST.query("N1", 2), naming);
    ObjectNode within = whole("XKH073", bare);
    ObjectNode whole = named(within, naming);

    JsonNode answer = Caller.json(soap("XKH073", bare.toString()));

    assertThat(answer.path(naming.of("resultCode")).asText()).isEqualTo("Success");
    assertThat(answer.path(naming.of("result")).path(naming.of("resourceUID")).asText())
        .isNotEmpty();
    assertThat(ask(bare)).isEqualTo(answer);
    assertThat(ask(within).path("statusCode").asText()).isEqualTo("00000000");
    assertThat(ask(within).path("data")).isEqualTo(answer);
    assertThat(ask(whole).path(naming.of("statusCode")).asText()).isEqualTo("00000000");
    assertThat(ask(whole).path(naming.of("data"))).isEqualTo(answer);
    JsonNode refused = ask(with(whole, naming.of("systemKey"), "no"));
    assertThat(refused.path(naming.of("statusCode")).asText()).isEqualTo("00000600");
  }

  private static ObjectNode named(ObjectNode message, Naming naming) {
    ObjectNode named = ExamPlatform.message();
    message.properties().forEach(e -> named.set(naming.of(e.getKey()), e.getValue()));
    return named;
  }

  @Test
  void readsDataThatIsAText() {
    ObjectNode message = whole("XKH073", FIRST.query("T2", 2));

    JsonNode answer = ask(with(message.deepCopy(), "data", message.get("data").toString()));

    assertThat(answer).isEqualTo(ask(message));
    assertThat(answer.path("statusCode").asText()).isEqualTo("00000000");
  }

  @Test
  void answersAForeignSoapClientInTheFormItAsks() {
    String bare = FIRST.query("S1", 2).toString();
    String whole = whole("XKH073", FIRST.query("S1", 2)).toString();

    JsonNode answer = Caller.json(soap("XKH073", bare));

    assertThat(answer.path("resultCode").asText()).isEqualTo("Success");
    assertThat(answer.at("/result/resourceUID").asText()).isNotEmpty();
    assertThat(Caller.json(soap("XKH073", whole)).path("statusCode").asText())
        .isEqualTo("00000000");
    assertThat(Caller.json(soap("XKH075", "{")).at("/data/resultCode").asText()).isEqualTo("Falid");
    assertThat(Caller.json(soap("XKH075", FIRST.cancellation("NONE").toString())))
        .isEqualTo(ExamPlatform.message("resultCode", "Falid", "resultDesc", "预约不存在"));
  }

  private static String soap(String operation, String data) {
    return ForeignService.EXAM.text(ForeignStacks.ANY, operation, data);
  }
}
