package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Messages.escape;
import static org.hospitalhub.e2e.Messages.message;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.support.Patience.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.hospitalhub.journal.Entry;
import org.hospitalhub.journal.JournalSearch;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.journal.Query;
import org.hospitalhub.platform.soap.Compressed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What callers do by habit, through the whole hub. */
@EndToEnd
class SoapHabitsTest {

  private static final String FILE = "mappings/zhejiang/platform.yaml";
  private static final String ASK = escape(message("100101"));

  @Autowired private JournalSearch journal;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <funMain xmlns="http://tempuri.org/"><arg0>%s</arg0></funMain>
          <funMain><c-gensym3 href="#i"/></funMain><multiRef id="i">%s</multiRef>
          """)
  void answersInTheDialect(String body) {
    Reply.of(HUB.post("/service", Caller.XML, soap(body.formatted(ASK)))).succeeds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <funMain/>                                        | 报文为空
          <funMain><in/></funMain>                          | 报文为空
          <funMain><a>b</a><c>d</c></funMain>               | 应只有一个参数in，实际有a、c
          <funMain><in/></funMain><x:funMain xmlns:x="u"/>  | Body中只能有一个funMain
          <funMain><in><data/></in></funMain>               | 参数中有未转义的元素<data>，XML应转义或放入CDATA
          """)
  void saysInTheDialectWhatIsWrongWithTheArgument(String body, String words) {
    Reply.of(HUB.post("/service", Caller.XML, soap(body))).failsWith("报文格式错误：" + words);
  }

  @Test
  void hasACallThatReachesNoRouteInTheJournal() {
    String trace = "0af7651916cd43dd8448eb211c80319c";

    HttpResponse<String> answer =
        HUB.send(
            HttpRequest.newBuilder(uri("/service"))
                .header("Content-Type", Caller.XML)
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .POST(BodyPublishers.ofString(soap("<x:getMain xmlns:x=\"urn:x\"/>"))));

    assertThat(answer.body()).contains("{urn:x}getMain came.");
    Query failures = Query.newest(50).platform("zhejiang").outcome(Outcome.FAILURE);
    await().until(() -> journal.find(failures).stream().anyMatch(e -> e.traceId().equals(trace)));
    Entry entry =
        journal.find(failures).stream()
            .filter(e -> e.traceId().equals(trace))
            .findFirst()
            .orElseThrow();
    assertThat(entry.error()).isEqualTo("malformed");
    assertThat(journal.payload(entry.id()).orElseThrow().answered()).contains("funMain", "getMain");
  }

  @Test
  void readsCompressedJsonAtEveryAddress() {
    String body = HUB.send(gzip("/exam", "{\"method\": \"XKH999\"}", "gzip")).body();
    assertThat(body).contains("systemId或systemKey错误");
    assertThat(HUB.send(gzip("/exam", "[]", "br")).body())
        .contains("报文格式错误：Content-Encoding应为gzip或deflate");

    var problem = HUB.send(gzip("/api/v1/statement.download", "{}", "gzip"));
    assertThat(problem.statusCode()).as(problem.body()).isEqualTo(400);
    assertThat(
            HUB.send(gzip("/api/v1/statement.download", " ".repeat(2 << 20), "gzip")).statusCode())
        .isEqualTo(413);
  }

  @Test
  void wantsAUsernameTokenWhereTheDescriptorSaysSo() {
    String before = FILES.read(FILE);
    String token =
        "  usernameToken: {username: someone, password: \"${no.such.property:synthetic}\"}\n";
    try {
      FILES.write(FILE, Surroundings.replace(before, "  callers: [", token + "  callers: ["));

      await().untilAsserted(() -> HUB.call("100101").failsWith("WS-Security鉴权失败：缺少UsernameToken"));
      Reply.of(HUB.post("/service", Caller.XML, withToken("synthetic"))).succeeds();
      Reply.of(HUB.post("/service", Caller.XML, withToken("other")))
          .failsWith("WS-Security鉴权失败：用户名或密码错误");
    } finally {
      FILES.write(FILE, before);
      await().untilAsserted(() -> HUB.call("100101").succeeds());
    }
    Reply.of(HUB.post("/service", Caller.XML, withToken("ignored"))).succeeds();
  }

  private static String withToken(String password) {
    String header =
        """
        <s:Header><w:Security s:mustUnderstand="1" xmlns:w=\
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">\
        <w:UsernameToken><w:Username>someone</w:Username><w:Password>%s</w:Password>\
        </w:UsernameToken></w:Security></s:Header><s:Body>"""
            .formatted(password);
    return soap("<funMain><in>" + ASK + "</in></funMain>").replace("<s:Body>", header);
  }

  private static String soap(String body) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  private static HttpRequest.Builder gzip(String path, String json, String coding) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", Caller.JSON)
        .header("Content-Encoding", coding)
        .POST(BodyPublishers.ofByteArray(Compressed.by("gzip", json)));
  }

  private static URI uri(String path) {
    return URI.create("http://localhost:" + HUB.port() + path);
  }
}
