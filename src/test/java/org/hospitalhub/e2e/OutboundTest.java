package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the hospital says to the platform, through the canonical API. */
@EndToEnd
class OutboundTest {

  private static final String RESULTS =
      """
      {"hospital": {"id": "H001"}, "appointments": [
        {"id": "X%s", "status": "completed"}, {"id": "E2", "status": "no-show"}]}""";

  private static final String FIRST = "/message/orderList/order/0/orderId";

  private int said;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hospital.upload | 200101 | {"hospital": {"id": "H001", "name": "示范医院一", "aliases": ["一院", "示范一院"], "description": "虚构", "address": "测试路1号", "level": "tertiary-a", "ownership": "public", "category": "A1", "telephones": ["0000-1", "0000-2"]}} | {"orgid": "330000001", "orgname": "示范医院一", "alias": "一院,示范一院", "description": "虚构", "address": "测试路1号", "tel": "0000-1,0000-2", "web": ""} | {}
          department.upload | 200102 | {"hospital": {"id": "H001"}, "department": {"id": "D1", "standardCode": "0304", "name": "内科", "description": "虚构", "age": {"min": 3}}} | {"orgid": "330000001", "deptid": "D1", "stanid": "0304", "deptname": "内科", "age": "3", "maxage": ""} | {}
          practitioner.upload | 200103 | {"hospital": {"id": "H002"}, "practitioner": {"id": "W1", "name": "测试医师", "sex": "female", "departments": [{"id": "D1"}, {"id": "D2"}], "title": "231"}} | {"orgid": "330000002", "docid": "W1", "docname": "测试医师", "docsex": "2", "deptid": "D1,D2", "title": "231"} | {}
          schedule.suspend | 200104 | {"schedule": {"id": "S1", "session": "morning", "date": "2026-11-20", "suspension": {"reason": "official"}}, "hospital": {"id": "H001", "name": "示范医院一"}, "department": {"id": "D101", "name": "心血管内科"}} | {"schid": "S1", "orgid": "330000001", "ampm": "1", "schdate": "20261120"} | {}
          schedule.resume | 200105 | {"schedule": {"id": "S1", "session": "afternoon", "date": "2026-11-20"}, "hospital": {"id": "H001", "name": "示范医院一"}, "department": {"id": "D101", "name": "心血管内科"}} | {"schid": "S1", "orgid": "330000001", "ampm": "2", "schdate": "20261120"} | {}
          visit-result.upload | 200106 | {"hospital": {"id": "H001"}, "appointment": {"password": "12345678"}, "visit": {"outcome": "checked-in", "checkedIn": "2026-11-20T08:30:00"}} | {"orgid": "330000001", "pass": "12345678", "taketime": "20261120083000", "visittime": ""} | {}
          patient.correct | 200107 | {"patient": {"id": "900000000000000001", "name": "测试患者甲", "sex": "female", "mobile": "99000000001", "address": "虚构街1号"}} | {"patid": "900000000000000001", "patname": "测试患者甲", "patsex": "2", "mobileno": "99000000001", "address": "虚构街1号"} | {"patient": {"hospitalId": "900000000000000001"}}
          statement.download | 200108 | {"hospital": {"id": "H001"}, "payment": {"merchant": "M1"}, "statement": {"date": "2026-11-20"}} | {"paymerchant": "M1", "orgid": "330000001", "day": "20261120"} | {}
          refund.request | 200109 | {"hospital": {"id": "H001"}, "payment": {"transaction": "T1", "order": "O1", "merchant": "M1"}, "refund": {"amount": "15.00", "reason": "窗口退号"}} | {"orgid": "330000001", "payno": "T1", "payorderno": "O1", "paymerchant": "M1", "refoundamount": "1500", "refoundreason": "窗口退号"} | {"refund": {"order": "RFT1"}}
          refund.status | 200110 | {"refund": {"order": "RFT1"}} | {"refoundorderno": "RFT1"} | {"payment": {"transaction": "T1", "channel": "ALIPAY"}, "refund": {"amount": "15.00"}}
          exam-result.upload | 200401 | {"hospital": {"id": "H001"}, "appointments": [{"id": "E1", "status": "completed"}]} | {"orgid": "330000001", "orderList": {"order": [{"orderId": "E1"}]}} | {}
          """)
  void reachesThePlatformAndReturnsItsAnswer(
      String operation, String funcode, String request, String message, String answer) {
    boolean event = !operation.matches("statement.*|refund.*");

    JsonNode answered =
        event ? HUB.delivered(operation, request).get("answer") : HUB.apiJson(operation, request);

    JsonNode received = HUB.lastReceived(funcode);
    assertThat(received.isMissingNode()).as("got %s", funcode).isFalse();
    assertThat(received.get("accepted").asBoolean()).isTrue();
    assertContains(received.get("message"), Caller.json(message));
    assertContains(answered, Caller.json(answer));
  }

  @Test
  void sendsExaminationResultsUnderTheOtherNameWhenConfigured() {
    String file = "mappings/zhejiang/platform.yaml";
    String before = FILES.read(file);
    try {
      FILES.write(file, Surroundings.replace(before, "upload: \"200401\"", "upload: \"200501\""));

      await()
          .untilAsserted(
              () -> {
                HUB.delivered("exam-result.upload", RESULTS.formatted(++said));
                assertThat(HUB.lastReceived("200501").at(FIRST).asText()).isEqualTo("X" + said);
              });
      assertThat(HUB.lastReceived("200501").at("/message/orderList/order/1/orderId").asText())
          .isEqualTo("E2");
    } finally {
      FILES.write(file, before);
    }
    await()
        .untilAsserted(
            () -> {
              HUB.delivered("exam-result.upload", RESULTS.formatted(++said));
              assertThat(HUB.lastReceived("200401").at(FIRST).asText()).isEqualTo("X" + said);
            });
  }

  private static void assertContains(JsonNode actual, JsonNode expected) {
    if (!expected.isContainerNode()) {
      assertThat(actual).isEqualTo(expected);
      return;
    }
    expected
        .properties()
        .forEach(
            e -> {
              assertThat(actual.has(e.getKey())).as("%s in %s", e.getKey(), actual).isTrue();
              assertContains(actual.get(e.getKey()), e.getValue());
            });
    for (int i = 0; i < expected.size() && expected.isArray(); i++) {
      assertContains(actual.get(i), expected.get(i));
    }
  }
}
