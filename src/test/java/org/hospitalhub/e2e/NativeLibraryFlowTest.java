package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.ApiBadInputTest.problem;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hospitalhub.nativelib.VendorLibrary;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A platform that is a native library, compiled here, from REST to the library and back. */
@EndToEnd
class NativeLibraryFlowTest {

  private static final String PLATFORM =
      """
      title: 动态库
      codec: json
      envelope:
        operation: trans_type
        success: {code: "000000"}
        failure: {code: "{code}", err_msg: "{message}"}
      client:
        library: {path: "%s", symbol: OneTrans, charset: GBK, largest: 8191}
        readTimeout: 5s
        number: {field: msgid, prefix: H00000000001, time: yyyyMMddHHmmss, digits: 4}
      """;

  private static final String SHEET =
      """
      title: 充值
      spec: "1"
      direction: outbound
      operation: hop.trade.recharge
      canonical: refund.request
      keys: {payment: outChargeNo}
      request:
        outChargeNo: {title: 流水号, length: 32,  required: true,                canonical: payment.transaction}
        amount:      {title: 金额,   length: 16,  required: true, unit: yuan.00, canonical: refund.amount}
        notes:       {title: 备注,   length: 256, required: true,                canonical: refund.reason}
      response:
        data:
          fields:
            chargeNo: {title: 订单号, length: 64, required: true, canonical: refund.order}
      """;

  private static final String ROUTE =
      """
      - templatedRoute:
          routeId: vendor-client
          routeTemplateRef: client
          parameters:
            - { name: platform, value: vendor }
            - { name: to, value: "library-client:vendor" }
      """;

  @TempDir private Path folder;
  private VendorLibrary vendor;

  @BeforeEach
  void connect() throws Exception {
    vendor = VendorLibrary.in(folder);
    FILES.write("mappings/vendor/recharge.yaml", SHEET);
    FILES.write("mappings/vendor/platform.yaml", PLATFORM.formatted(vendor.file()));
    FILES.write("routes/vendor.camel.yaml", ROUTE);
    await().untilAsserted(() -> assertThat(charge("READY", "x").body()).contains("CREADY"));
  }

  @AfterEach
  void disconnect() {
    FILES.delete("routes/vendor.camel.yaml");
    FILES.deleteDirectory("mappings/vendor");
    await().untilAsserted(() -> assertThat(charge("GONE", "x").statusCode()).isEqualTo(400));
  }

  private static HttpResponse<String> charge(String number, String notes) {
    return HUB.api(
        "refund.request?platform=vendor",
        """
        {"hospital": {"id": "H001"}, "refund": {"amount": "15.00", "reason": "%s"},
         "payment": {"transaction": "%s", "order": "O%s", "merchant": "M1"}}"""
            .formatted(notes, number, number));
  }

  @Test
  void chargesOnceForEachOfManyCallers() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(16);
    List<Future<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      String number = "MANY" + i % 16; // each twice
      answers.add(callers.submit(() -> charge(number, "MODE-slow")));
    }
    Patience.awaitEnd(callers);

    for (Future<HttpResponse<String>> answer : answers) {
      assertThat(answer.get().statusCode()).isIn(200, 409); // 409: the other one is under way
    }
    assertThat(charges("MANY")).hasSize(16).doesNotHaveDuplicates();
    assertThat(vendor.lines("concurrent")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "crash-before, 0",
    "crash-after,  1",
    "hang,         0",
    "unended,      1",
    "overlong,     1",
    "charset,      1",
    "garbage,      1",
    "empty,        1",
    "value,        1"
  })
  void doesNotChargeAgainWhenItDoesNotKnow(String mode, int charged) throws Exception {
    String number = "DOUBT-" + mode;

    HttpResponse<String> first = charge(number, "MODE-" + mode);
    JsonNode again = problem(charge(number, "MODE-" + mode), 409);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(409);
    assertThat(again.path("delivery").asText()).startsWith("/api/v1/deliveries/");
    assertThat(charges(number)).hasSize(charged);
    assertThat(charge("AFTER-" + mode, "x").body()).contains("CAFTER-" + mode);
  }

  @Test
  void passesARefusalOn() throws Exception {
    JsonNode refused = problem(charge("REFUSED", "MODE-refused"), 502);

    assertThat(refused.path("platformCode").asText()).isEqualTo("200001");
    assertThat(refused.path("platformMessage").asText()).isEqualTo("测试");
  }

  @Test
  void refusesACharacterThatItsEncodingDoesNotHaveByTheFieldsName() throws Exception {
    JsonNode refused = problem(charge("ENCODING", "退款𠮷"), 400);

    assertThat(refused.toString()).contains("refund.reason", "U+20BB7");
    assertThat(charges("ENCODING")).isEmpty();
  }

  private List<String> charges(String prefix) throws IOException {
    return vendor.lines("charges").stream().filter(line -> line.startsWith(prefix)).toList();
  }
}
