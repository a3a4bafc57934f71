package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.ForeignService.EXAM;
import static org.hospitalhub.e2e.ForeignService.HOSPITAL;
import static org.hospitalhub.e2e.ForeignService.YUYUE;
import static org.hospitalhub.e2e.Messages.FIRST;
import static org.hospitalhub.e2e.Messages.day;
import static org.hospitalhub.e2e.Messages.message;
import static org.hospitalhub.e2e.Surroundings.SECOND_HIS;

import java.util.stream.Stream;
import org.hospitalhub.foreign.Answer;
import org.hospitalhub.foreign.ForeignForm;
import org.hospitalhub.foreign.ForeignStacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Other stacks drive the three services, each in all the ways of its users. */
@EndToEnd
class ForeignClientTest {

  private static final String NAME = "镕喆囍\uD842\uDFB7\uD869\uDEA5";

  static Stream<ForeignForm> forms() {
    return ForeignStacks.forms();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void askTheServiceOfOneOperation(ForeignForm form) {
    String slots = message("100204", "schid", "W105" + day(1) + "0", "orgid", FIRST, "ampm", "1");
    String wrong = message("100102", "idcardtype", "0", "idcard", "测试测试测试测试测试测试测试测试测试测试测");

    assertThat(Reply.of(HOSPITAL.text(form, "funMain", slots)).succeeds().fields("numid"))
        .hasSize(20);
    Reply.of(HOSPITAL.text(form, "funMain", wrong)).failsWith("证件号码(idcard)长度不能超过20");
    Reply.of(HOSPITAL.text(form, "funMain", "no message")).failsWith("报文格式错误：不是XML");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void askTheServiceOfManyOperations(ForeignForm form) {
    String departments =
        "<Message><MsgType>1000</MsgType><RequestInfo><HospitalID>SZ01</HospitalID></RequestInfo></Message>";

    assertThat(YUYUE.text(form, "getDepartInfo", departments))
        .isEqualTo(Methods.ask("getDepartInfo", departments).text())
        .contains("<DepartName>");
    assertThat(YUYUE.text(form, "getDepartInfo", "<Message/>"))
        .contains("医院编码(RequestInfo.HospitalID)不能为空");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void bookForPeopleWithRareNames(ForeignForm form) {
    Reservation booking = Reservation.of(Methods.SECOND, 2);

    String booked = YUYUE.text(form, "getYyNo", booking.message("SickName", NAME));

    assertThat(booked).contains("<Code>1000</Code>");
    assertThat(nameInTheHis(booking)).isEqualTo(NAME);
    assertThat(booking.cancel().field("Code")).isEqualTo("0000");
  }

  private static String nameInTheHis(Reservation booking) {
    return SECOND_HIS.run(
        "select name from patient where identifier_value = '" + booking.idCard() + "'");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void askTheServiceOfExaminations(ForeignForm form) {
    String places = ExamPlatform.FIRST.query("F1", 2).toString();

    assertThat(Caller.json(EXAM.text(form, "XKH073", places)).at("/result/resourceUID").asText())
        .isNotEmpty();
    assertThat(EXAM.text(form, "XKH073", "{")).contains("报文格式错误：JSON第1行无法解析");
  }

  @Test
  void hearAFaultWhereNoOperationIsMeant() {
    Answer answer = YUYUE.call(ForeignStacks.ANY, "getEverything", "<Message/>");

    assertThat(answer.fault()).contains("getEverything");
  }

  @Test
  void hearThatBytesAreNoText() {
    String answer = HOSPITAL.text(ForeignStacks.BYTES, "funMain", message("100101", "orgid", "院"));

    assertThat(answer).contains("<state>-1</state>", "Base64");
  }
}
