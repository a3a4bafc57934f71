package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.e2e.Surroundings.PORT;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A platform whose operations have addresses of their own, and JSON with numbers and booleans. */
@EndToEnd
class HttpAddressesTest {

  private static final String PLATFORM =
      """
      title: 城市平台
      codec: json
      envelope:
        success: {success: true, code: 0, msg: ok}
        failure: {success: false, code: "{code}", msg: "{message}"}
      server:
        http:
          address: /city/api/{operation}
          methods: [POST, GET]
          status: {missing: 400, unknown-operation: 404, other: 200}
        callers: [any]
        signature:
          header: X-Sign
          algorithm: %s
          key: ${hub.zone}
          sorted: {exclude: [ignored]}
      client:
        http:
          address: http://localhost:%d/city2/{operation}/send
          headers: {X-App: hub}
      errors:
        missing: {code: "40001"}
        other:   {code: "50000"}
      """;

  /** {@code printf 'hospitalId=h1&name=a b' | openssl dgst -sha256 -hmac Asia/Shanghai}. */
  private static final String SIGNATURE =
      "f9c4b60934dd810d9ba4a2655299779bf17bc6f78799943abae55117f62751f1";

  private static final String DEPARTMENTS =
      """
      title: 科室列表
      spec: "1"
      direction: inbound
      operation: department.list
      canonical: department.search
      keys: {hospital: hospitalId}
      request:
        hospitalId: {title: 医院编号, length: 32, required: true, codes: hospital, canonical: hospital.id}
      response:
        data[]:
          to: departments[]
          fields:
            deptCode: {title: 科室编号, length: 32, required: true, canonical: id}
            deptName: {title: 科室名称, length: 50, required: true, canonical: name}
      """;

  private static final String UPLOAD =
      """
      title: 科室上报
      spec: "2"
      direction: outbound
      operation: department.save
      canonical: department.upload
      request:
        code: {title: 科室编号, length: 32, required: true, canonical: department.id}
        name: {title: 科室名称, length: 50, required: true, canonical: department.name}
      response: {}
      """;

  private static final String ROUTES =
      """
      - templatedRoute:
          routeId: city
          routeTemplateRef: endpoint
          parameters:
            - { name: platform, value: city }
            - { name: from, value: "platform-http:/city/api/{operation}?httpMethodRestrict=GET,POST" }
      - templatedRoute:
          routeId: city-client
          routeTemplateRef: client
          parameters:
            - { name: platform, value: city }
            - { name: to, value: "http-client:city" }
      """;

  private String hospitals;

  @BeforeEach
  void connect() {
    hospitals = FILES.read("mappings/codes/hospital.yaml");
    FILES.edit(
        "mappings/codes/hospital.yaml",
        text -> text.replaceFirst("platforms:\n", "platforms:\n  city: {h1: H001}\n"));
    FILES.write("mappings/city/departments.yaml", DEPARTMENTS);
    FILES.write("mappings/city/upload.yaml", UPLOAD);
    FILES.write("mappings/city/platform.yaml", PLATFORM.formatted("none", PORT));
    FILES.write("routes/city.camel.yaml", ROUTES);
    await()
        .untilAsserted(
            () -> assertThat(HUB.get("/city/api/department.list").statusCode()).isEqualTo(400));
  }

  @AfterEach
  void disconnect() {
    FILES.delete("routes/city.camel.yaml");
    FILES.deleteDirectory("mappings/city");
    FILES.write("mappings/codes/hospital.yaml", hospitals);
    await()
        .untilAsserted(
            () ->
                assertThat(HUB.get("/city/api/department.list").body()).doesNotContain("success"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/city/api/department.list",
        "/CITY/api/department.list",
        "/city/api/departments/"
      })
  void isCalledByItsPath(String path) {
    HttpResponse<String> answer = HUB.post(path, Caller.JSON, "{\"hospitalId\": \"h1\"}");

    JsonNode reply = Caller.json(answer.body());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(reply.path("success").isBoolean()).isTrue();
    assertThat(reply.path("code").isNumber()).isTrue();
    assertThat(reply.path("data").findValuesAsText("deptCode")).contains("D101");
  }

  @Test
  void readsQueryParametersAsFields() {
    JsonNode reply = Caller.json(HUB.get("/city/api/department.list?hospitalId=%681").body());

    assertThat(reply.path("data").findValuesAsText("deptCode")).contains("D101");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded"})
  void isCalledByItsQueryAndReadsTheBodyWhateverItsType(String type) {
    FILES.write(
        "mappings/city/platform.yaml",
        PLATFORM
            .formatted("none", PORT)
            .replace("address: /city/api/{operation}", "address: /city/api/all")
            .replace("methods: [POST, GET]", "operation: {query: method}"));
    FILES.edit("routes/city.camel.yaml", text -> text.replace("{operation}", "all"));
    String call = "/city/api/all?method=department.list";

    await()
        .untilAsserted(
            () ->
                assertThat(HUB.post(call, type, "{\"hospitalId\": \"h1\"}").body())
                    .contains("\"deptCode\":\"D101\""));
  }

  @Test
  void wantsTheSignatureOfTheSortedFields() {
    String address = "/city/api/department.list?name=a%20b&ignored=1&empty=&hospitalId=h1";
    FILES.write("mappings/city/platform.yaml", PLATFORM.formatted("HmacSHA256", PORT));
    await().untilAsserted(() -> assertThat(HUB.get(address).body()).contains("X-Sign错误", "50000"));

    assertThat(HUB.get(address, "X-Sign", SIGNATURE.toUpperCase(Locale.ROOT)).body())
        .contains("D101");
    assertThat(HUB.get(address.replace("h1", "h2"), "X-Sign", SIGNATURE).body())
        .contains("X-Sign错误");
  }

  @Test
  void refusesInItsOwnWordsAndByItsStatus() {
    HttpResponse<String> missing = HUB.post("/city/api/department.list", Caller.JSON, "{}");
    HttpResponse<String> unknown = HUB.post("/city/api/nothing", Caller.JSON, "{}");
    HttpResponse<String> other = HUB.post("/city/api/department.list", Caller.JSON, "nothing");

    assertThat(missing.statusCode()).isEqualTo(400);
    assertThat(Caller.json(missing.body()))
        .isEqualTo(
            Caller.json("{\"success\":false,\"code\":40001,\"msg\":\"医院编号(hospitalId)不能为空\"}"));
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(Caller.json(unknown.body()).path("code").asInt()).isEqualTo(50000);
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(Caller.json(other.body()).path("success").asBoolean(true)).isFalse();
  }
}
