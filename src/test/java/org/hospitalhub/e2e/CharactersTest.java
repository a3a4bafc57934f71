package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Caller.JSON;
import static org.hospitalhub.e2e.Caller.json;
import static org.hospitalhub.e2e.Surroundings.HUB;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and numbers as patients have them and programs write them: kept as meant, or refused. */
@EndToEnd
class CharactersTest {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final String RARE = "镕喆囍𠮷";

  private static Reservation reservation() {
    return Reservation.of(Methods.SECOND, 3);
  }

  /** The name that the hospital keeps of whoever has the booking. */
  private static String booked(Reservation reservation) {
    return Surroundings.SECOND_HIS.run(
        "select p.name from patient p join appointment a on a.patient_id = p.id"
            + " where a.reference = '"
            + reservation.reference()
            + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "text/xml; charset=GB2312, ''",
    "text/xml; charset=gbk, ''",
    "text/xml, <?xml version='1.0' encoding='gb2312'?>"
  })
  void keepsANameThatCameInTheNationalEncoding(String type, String declaration) {
    Reservation reservation = reservation();
    String document = Messages.escape(reservation.message("SickName", RARE));
    byte[] body = (declaration + Methods.envelope("getYyNo", document)).getBytes(GB18030);

    HttpResponse<byte[]> answer = HUB.postBytes(Methods.ADDRESS, type, body);

    String text = new String(answer.body(), GB18030);
    assertThat(Methods.reply("getYyNo", answer.statusCode(), text).field("Code")).isEqualTo("1000");
    assertThat(booked(reservation)).isEqualTo(RARE);
  }

  @Test
  void keepsARareCharacterThatWasWrittenInHalves() {
    Reservation outside = reservation();
    String document = Messages.escape(outside.message("SickName", "@@"));
    String halves = Methods.envelope("getYyNo", document.replace("@@", "&#xD842;&#57271;"));

    HUB.post(Methods.ADDRESS, Caller.XML, halves);
    Reservation inside = reservation();
    inside.book("SickName", "&#55362;&#xDFB7;");

    assertThat(booked(outside)).isEqualTo("𠮷");
    assertThat(booked(inside)).isEqualTo("𠮷");
  }

  @Test
  void keepsTheLongestNameOfRareCharacters() {
    Reservation reservation = reservation();
    String longest = "𠮷".repeat(50);

    assertThat(reservation.book("SickName", longest).field("Code")).isEqualTo("1000");
    assertThat(booked(reservation)).isEqualTo(longest);
    assertThat(reservation.again().book("SickName", longest + "𠮷").field("ErrMsg"))
        .isEqualTo("病人姓名(OrderInfo.SickName)长度不能超过50");
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-16", "GBK", "gb2312", "UTF8"})
  void takesADocumentWhateverEncodingItNames(String encoding) {
    String declaration = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>";
    Reservation reservation = reservation();

    HUB.ask(declaration + "<data><funcode>100101</funcode></data>").succeeds();
    Reply reply = Methods.ask("getYyNo", declaration + reservation.message("SickName", RARE));

    assertThat(reply.field("Code")).isEqualTo("1000");
    assertThat(booked(reservation)).isEqualTo(RARE);
  }

  @Test
  void refusesBytesThatAreNoText() {
    String call = Methods.envelope("getYyNo", Messages.escape(reservation().message()));
    byte[] gbk = call.getBytes(GB18030);

    for (String type : new String[] {"text/xml; charset=utf-8", "text/xml"}) {
      HttpResponse<byte[]> answer = HUB.postBytes(Methods.ADDRESS, type, gbk);
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8))
          .contains("not in the encoding that it is labelled with");
    }
  }

  @ParameterizedTest
  @CsvSource({"�, U+FFFD", "&#x85;, U+0085", "&#x9F;, U+009F", "&#xFFFD;, U+FFFD"})
  void refusesANameWithACharacterThatNoNameHas(String character, String named) {
    Reply reply = reservation().book("SickName", "测" + character);

    assertThat(reply.field("ErrMsg"))
        .isEqualTo("病人姓名(OrderInfo.SickName)含有乱码或控制字符" + named + "，请检查字符编码");
  }

  @ParameterizedTest
  @CsvSource({"\\ud842, U+D842", "\\u0000, U+0000", "\\u0085, U+0085", "\\ufffd, U+FFFD"})
  void refusesAJsonValueWithACharacterThatNoTextHas(String escape, String named) {
    String exam =
        """
        {"placerOrderNO": "A%1$s", "scheduleOperatorID": "1", "scheduleOperatorName": "测"}"""
            .formatted(escape);
    JsonNode answer = json(HUB.post("/exam", JSON, exam).body());
    assertThat(answer.path("resultDesc").asText())
        .as(answer.toString())
        .contains("申请单号(placerOrderNO)含有乱码或控制字符" + named);

    String upload =
        """
        {"hospital": {"id": "H001"}, "department": {"id": "D1%1$s", "standardCode": "0304",
         "name": "心血管内科", "description": "虚构", "age": {"min": 0}}}"""
            .formatted(escape);
    JsonNode problem =
        ApiBadInputTest.problem(HUB.post("/api/v1/department.upload", JSON, upload), 400);
    assertThat(problem.at("/errors/0/field").asText()).isEqualTo("department.id");
    assertThat(problem.at("/errors/0/detail").asText()).contains(named);
  }

  @Test
  void readsTheApiInTheEncodingOfItsLabel() {
    String statement =
        """
        {"hospital": {"id": "H001"}, "payment": {"merchant": "镕"},
         "statement": {"date": "2026-11-20"}}""";
    String path = "/api/v1/statement.download";
    byte[] bytes = statement.getBytes(GB18030);

    assertThat(HUB.postBytes(path, "application/json;charset=GB2312", bytes).statusCode())
        .isEqualTo(200);
    assertThat(HUB.lastReceived("200108").toString()).contains("镕");
    assertThat(HUB.postBytes(path, JSON, bytes).statusCode()).isEqualTo(400);
    assertThat(HUB.postBytes(path, "application/json;charset=klingon", bytes).statusCode())
        .isEqualTo(400);
  }

  @Test
  void refusesAParameterThatNoDatabaseCanLookFor() {
    ApiBadInputTest.problem(HUB.get("/api/v1/journal?platform=%00"), 400);
  }

  @Test
  void readsAJsonMessageInTheEncodingOfItsLabel() {
    byte[] body =
        "{\"placerOrderNO\":\"镕\",\"scheduleOperatorID\":\"1\",\"scheduleOperatorName\":\"喆\"}"
            .getBytes(GB18030);

    HttpResponse<byte[]> answer = HUB.postBytes("/exam", "application/json;charset=gb2312", body);

    assertThat(json(new String(answer.body(), StandardCharsets.UTF_8)).toString())
        .doesNotContain("编码", "乱码");
  }

  @Test
  void knowsAPatientHoweverTheNumberIsWritten() {
    Reservation first = reservation();
    String card = first.idCard().substring(0, 17) + "X";
    assertThat(first.book("CardNo", card).field("Code")).isEqualTo("1000");

    for (String other :
        new String[] {
          card.replace('X', 'x'),
          "\u00A0" + card + "\u200B",
          "９９" + card.substring(2, 17) + "Ｘ",
          card.substring(0, 6) + " " + card.substring(6)
        }) {
      Reply repeated = first.again().book("CardNo", other);
      assertThat(repeated.field("Code")).as(other).isEqualTo("1002");
    }
    assertThat(first.again().book("CardNo", card.substring(0, 17) + "Y").field("ErrMsg"))
        .isEqualTo("身份证号(OrderInfo.CardNo)不是有效的身份证号");
  }
}
