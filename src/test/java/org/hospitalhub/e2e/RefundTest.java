package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.ApiBadInputTest.problem;
import static org.hospitalhub.e2e.OutboxTest.discard;
import static org.hospitalhub.e2e.OutboxTest.received;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.PLATFORM;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refund happens once, or a person decides. */
@EndToEnd
class RefundTest {

  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void recover() {
    end.countDown();
    PLATFORM.recover();
    HUB.faults("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lose", "half", "garbage", "late"})
  void asksThePlatformWhatBecameOfARefundThatItDid(String fault) {
    String refund = refund("7" + fault, "15.00");
    HUB.faults("[{'fault': '%s', 'operation': '200109', 'times': 1}]".formatted(fault));

    problem(HUB.api("refund.request", refund), 504);
    awaitAnswer(refund, "{\"refund\":{\"order\":\"O7%s\"}}".formatted(fault));

    assertThat(received("200110", "refoundorderno")).contains("O7" + fault);
    assertThat(received("200109", "payno")).containsOnlyOnce("T7" + fault);
  }

  @Test
  void asksAgainWhatIsNotAnsweredAndLeavesToAPersonWhatIsRefused() {
    String refund = refund("6", "15.00");
    HUB.faults(
        """
        [{'fault': 'lose', 'operation': '200109', 'times': 1},
         {'fault': 'drop', 'operation': '200110', 'times': 1},
         {'fault': 'error', 'operation': '200110', 'error': 'busy', 'words': '系统繁忙'}]""");

    problem(HUB.api("refund.request", refund), 504);
    JsonNode undecided = awaitsUndecided(refund);

    assertThat(received("200109", "payno")).containsOnlyOnce("T6");
    discard(Caller.json(HUB.get(undecided.get("delivery").asText()).body()));
  }

  /** Nothing that this platform says means that it never came. */
  @Test
  void leavesToAPersonWhatThePlatformDoesNotKnow() {
    String refund = refund("8", "15.00");
    PLATFORM.answers((request, reply) -> end());

    JsonNode unanswered = problem(HUB.api("refund.request", refund), 504);
    PLATFORM.recover();
    JsonNode undecided = awaitsUndecided(refund);

    String delivery = undecided.get("delivery").asText();
    assertThat(unanswered.get("delivery").asText()).isEqualTo(delivery);
    assertThat(Caller.json(HUB.get(delivery).body()).get("state").asText()).isEqualTo("held");
    assertThat(received("200109", "payno")).doesNotContain("T8");
    assertThat(HUB.post(delivery + "/retry", Caller.JSON, "").statusCode()).isEqualTo(200);
    awaitsUndecided(refund);
    assertThat(received("200109", "payno")).doesNotContain("T8");
    assertThat(HUB.post(delivery + "/retry?undone=true", Caller.JSON, "").statusCode())
        .isEqualTo(200);
    awaitAnswer(refund, "{\"refund\":{\"order\":\"RFT8\"}}");
    assertThat(received("200109", "payno")).containsOnlyOnce("T8");
  }

  @Test
  void leavesToAPersonAnAnswerAboutAnotherPayment() {
    PLATFORM.answers(
        200,
        "text/xml",
        OutboxTest.REPLY.formatted(
            """
            &lt;data>&lt;state>0&lt;/state>&lt;result>&lt;/result>&lt;regid>1&lt;/regid>\
            &lt;payno>T0&lt;/payno>&lt;paychannel>A&lt;/paychannel>\
            &lt;paychannelaccount>A&lt;/paychannelaccount>&lt;refoundamount>1500&lt;/refoundamount>\
            &lt;refoundreason>R&lt;/refoundreason>&lt;orderstatus>5&lt;/orderstatus>\
            &lt;tradestatus>5&lt;/tradestatus>&lt;refoundstatus>2&lt;/refoundstatus>&lt;/data>"""));
    String refund = refund("9", "15.00");

    problem(HUB.api("refund.request", refund), 504);
    JsonNode undecided = awaitsUndecided(refund);

    assertThat(undecided.get("detail").asText()).contains("tells of another one");
    discard(Caller.json(HUB.get(undecided.get("delivery").asText()).body()));
    problem(HUB.api("refund.request", refund), 409);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"transaction\": \"T{}\"', '\"transaction\": \" T{}\u00a0\"'",
    "'\"order\": \"O{}\"', '\"order\": \"O{}\u3000\"'",
    "'\"merchant\": \"M1\"', '\"merchant\": \"\ufeffM1\"'",
    "'\"merchant\": \"M1\"', '\"merchant\": \"M2\"'",
    "窗口退号, 患者退号",
    "H001, H002"
  })
  void isOneRefundHoweverTheSameIsSaid(String said, String again) {
    String id = "11" + Integer.toHexString(again.hashCode());
    String refund = refund(id, "15.00");
    String repeat = refund.replace(said.replace("{}", id), again.replace("{}", id));

    assertThat(HUB.api("refund.request", refund).statusCode()).isEqualTo(200);
    assertThat(HUB.api("refund.request", repeat).statusCode()).isEqualTo(200);

    assertThat(repeat).isNotEqualTo(refund);
    assertThat(received("200109", "payno")).containsOnlyOnce("T" + id);
  }

  @Test
  void sendsNothingOfAPaymentBehindARefundThatAPersonDecides() {
    String refund = refund("12", "15.00");
    HUB.faults(
        """
        [{'fault': 'lose', 'operation': '200109', 'times': 1},
         {'fault': 'error', 'operation': '200110', 'error': 'not-found'}]""");
    problem(HUB.api("refund.request", refund), 504);
    JsonNode undecided = awaitsUndecided(refund);

    problem(HUB.api("refund.request", refund.replace("H001", "H002"), "key-12-1"), 409);
    problem(HUB.api("refund.request", refund.replace("T12", " T12"), "key-12-2"), 409);
    problem(HUB.api("refund.request", refund.replace("T12", "T12b"), "key-12-3"), 409);

    assertThat(received("200109", "payno")).containsOnlyOnce("T12").doesNotContain("T12b");
    discard(Caller.json(HUB.get(undecided.get("delivery").asText()).body()));
  }

  @Test
  void makesTwoRefundsOfTwoEqualOnesWithTwoKeys() {
    String refund = refund("10", "5.00");

    assertThat(HUB.api("refund.request", refund, "key-10-1").statusCode()).isEqualTo(200);
    assertThat(HUB.api("refund.request", refund, "key-10-2").statusCode()).isEqualTo(200);
    assertThat(HUB.api("refund.request", refund, "key-10-1").statusCode()).isEqualTo(200);
    assertThat(HUB.api("refund.request", refund).statusCode()).isEqualTo(200);

    assertThat(received("200109", "payno").stream().filter("T10"::equals)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00", "-5.00", "000.00", "015.00", "15", "1e1"})
  void refusesARefundOfNothingOrLess(String amount) {
    JsonNode problem = problem(HUB.api("refund.request", refund("11", amount)), 400);

    assertThat(problem.at("/errors/0/field").asText()).isEqualTo("refund.amount");
  }

  private static String refund(String number, String amount) {
    return """
        {"hospital": {"id": "H001"}, "refund": {"amount": "%1$s", "reason": "窗口退号"},
         "payment": {"transaction": "T%2$s", "order": "O%2$s", "merchant": "M1"}}"""
        .formatted(amount, number);
  }

  private static JsonNode awaitsUndecided(String refund) {
    HttpResponse<String> answer =
        await()
            .until(
                () -> HUB.api("refund.request", refund),
                response -> response.body().contains("urn:hospitalhub:error:undecided"));
    return problem(answer, 409);
  }

  private static void awaitAnswer(String refund, String answer) {
    await()
        .untilAsserted(
            () -> assertThat(HUB.api("refund.request", refund).body()).isEqualTo(answer));
  }

  private void end() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
