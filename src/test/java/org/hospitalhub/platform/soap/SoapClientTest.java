package org.hospitalhub.platform.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.hospitalhub.platform.soap.Services.BOOKING;
import static org.hospitalhub.platform.soap.Services.DESK;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.cxf.Bus;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.transport.http.HTTPException;
import org.hospitalhub.platform.http.ForgetfulFirewall;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class SoapClientTest {

  private static final Duration SHORT = Duration.ofSeconds(3);

  @LocalServerPort private int port;
  @Autowired private CamelContext camel;
  @Autowired private Bus bus;
  @Autowired private ProducerTemplate template;

  private StubPlatform platform;

  @BeforeEach
  void startPlatform() throws IOException {
    platform = new StubPlatform();
  }

  @AfterEach
  void stopPlatform() {
    platform.close();
  }

  @Test
  void callsAServerMadeFromTheSameDescription() {
    String client = client(DESK, "http://localhost:" + port + "/service");

    assertThat(ask(client, "预约<挂号/>", Map.of()).getMessage().getBody())
        .isEqualTo("funMain 预约<挂号/> 127.0.0.1");
  }

  @Test
  void callsTheOperationThatTheRouteNames() {
    String client = client(BOOKING, "http://localhost:" + port + BOOKING.address());

    var named = ask(client, "a", Map.of("operationName", "backNo"));
    var left = ask(client, "a", Map.of("operationName", "other", "operationNamespace", "urn:b"));

    assertThat(named.getMessage().getBody(String.class)).startsWith("backNo a");
    assertThat(left.getMessage().getBody(String.class)).startsWith("getDepart a");
  }

  @Test
  void sendsOneOldFashionedRequestWithTheTraceAndNoOtherHeader() {
    String client = client(DESK, platform.url("/fine"));

    var answer =
        ask(client, "a", Map.of("X-Api-Key", "secret", "traceparent", "00-1-2-01", "Host", "evil"));

    assertThat(answer.getMessage().getBody()).isEqualTo("好");
    // No request for the WSDL came first.
    assertThat(platform.received()).hasSize(1);
    var headers = platform.received().get(0).getRequestHeaders();
    assertThat(headers).doesNotContainKeys("X-api-key", "Upgrade", "Transfer-encoding");
    assertThat(headers.getFirst("Traceparent")).isEqualTo("00-1-2-01");
    assertThat(headers.getFirst("Host")).startsWith("127.0.0.1");
    assertThat(headers.getFirst("Content-Length")).isNotNull();
    assertThat(answer.getMessage().getHeaders()).doesNotContainKey("Platform");
  }

  @Test
  void failsWithTheFaultOfTheOtherSide() {
    String client = client(DESK, "http://localhost:" + port + "/service");

    var failed = ask(client, "break", Map.of());

    assertThat(failed.getException()).isInstanceOf(SoapFault.class).hasMessage(ShortFault.INTERNAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<other/><return>好</return>",
        "<return>好</return><o:other>a</o:other>",
        "<o:return>好</o:return>",
        "<out>好</out>",
        "<return><![CDATA[好]]><!-- a --></return>"
      })
  void findsTheReply(String content) {
    String client = client(DESK, platform.answering(reply(content)));

    assertThat(ask(client, "a", Map.of()).getMessage().getBody()).isEqualTo("好");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void decodesACompressedReply(String coding) {
    String client = client(DESK, platform.answering(StubPlatform.REPLY, coding));

    assertThat(ask(client, "a", Map.of()).getMessage().getBody()).isEqualTo("好");
  }

  @Test
  void givesUpOnAReplyThatDecodesToAFlood() {
    String flood = reply("<return>" + "x".repeat(33 << 20) + "</return>");

    var failed = ask(client(DESK, platform.answering(flood, "gzip")), "a", Map.of());

    assertThat(failed.getException()).isNotNull();
  }

  @Test
  void takesAReplyInAnotherNamespace() {
    String other = StubPlatform.REPLY.replace("http://desk.example/", "urn:other");

    assertThat(ask(client(DESK, platform.answering(other)), "a", Map.of()).getMessage().getBody())
        .isEqualTo("好");
  }

  @Test
  void takesAReplyThatIsEmptyOrMissing() {
    String empty = client(DESK, platform.answering(reply("<return/>")));
    String missing = client(DESK, platform.answering(reply("")));

    assertThat(ask(empty, "a", Map.of()).getMessage().getBody()).isEqualTo("");
    assertThat(ask(missing, "a", Map.of()).getMessage().getBody()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<out>好</out><more>a</more>", "<return><a>好</a></return>"})
  void failsWhenTheReplyIsNoText(String content) {
    var failed = ask(client(DESK, platform.answering(reply(content))), "a", Map.of());

    assertThat(failed.getException()).isExactlyInstanceOf(Fault.class).hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<return>好", "<return>好</return>", "<return>&a;</return>"})
  void failsWhenTheReplyIsBroken(String content) {
    String reply = reply(content);
    String broken = content.contains("&") ? reply : reply.substring(0, reply.indexOf("</o:"));

    assertThat(chain(ask(client(DESK, platform.answering(broken)), "a", Map.of())))
        .hasAtLeastOneElementOfType(XMLStreamException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "text/xml;charset=GB2312, ''",
    "text/xml;charset=gbk, ''",
    "text/xml, <?xml version='1.0' encoding='gb2312'?>"
  })
  void readsAReplyInTheEncodingThatItsLabelMeans(String type, String declaration) {
    String reply = declaration + reply("<return>镕喆囍</return>");
    byte[] bytes = reply.getBytes(Charset.forName("GB18030"));

    var answer = ask(client(DESK, platform.answering(type, bytes)), "a", Map.of());

    assertThat(answer.getMessage().getBody()).isEqualTo("镕喆囍");
  }

  @Test
  void readsTwoReferencesToOneCharacter() {
    String reply = reply("<return>&#xD842;&#xDFB7;</return>");

    assertThat(ask(client(DESK, platform.answering(reply)), "a", Map.of()).getMessage().getBody())
        .isEqualTo("𠮷");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/xml;charset=UTF-8", "text/xml", "text/xml;charset=ISO-2022-KR"})
  void failsWhenTheReplyIsNotInTheEncodingOfItsLabel(String type) {
    byte[] bytes = reply("<return>镕</return>").getBytes(Charset.forName("GBK"));

    assertThat(chain(ask(client(DESK, platform.answering(type, bytes)), "a", Map.of())))
        .hasAtLeastOneElementOfType(CharacterCodingException.class);
  }

  @Test
  void failsAfterTheReadTimeOut() {
    assertThat(chain(ask(client(DESK, platform.url("/silent"), SHORT), "a", Map.of())))
        .hasAtLeastOneElementOfType(HttpTimeoutException.class);
  }

  @Test
  void failsWhenTheReplyStopsHalfWay() {
    assertThat(chain(ask(client(DESK, platform.url("/half"), SHORT), "a", Map.of())))
        .hasAtLeastOneElementOfType(IOException.class)
        .extracting(Throwable::getMessage)
        .anySatisfy(message -> assertThat(message).contains("did not arrive in time"));
    assertThat(platform.received()).hasSize(1);
  }

  @Test
  void leavesAReplyThatDoesNotEnd() throws InterruptedException {
    assertThat(chain(ask(client(DESK, platform.url("/endless")), "a", Map.of())))
        .hasAtLeastOneElementOfType(IOException.class)
        .extracting(Throwable::getMessage)
        .anySatisfy(message -> assertThat(message).contains("larger than client.maxBody"));
    platform.awaitLeft();
  }

  @Test
  void failsWhenNobodyListens() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    assertThat(chain(ask(client(DESK, "http://127.0.0.1:" + free + "/a"), "a", Map.of())))
        .hasAtLeastOneElementOfType(ConnectException.class);
  }

  @Test
  void failsWithTheStatusOfAPage() {
    assertThat(chain(ask(client(DESK, platform.url("/page")), "a", Map.of())))
        .hasAtLeastOneElementOfType(HTTPException.class);
  }

  @Test
  void isReadyBeforeThePlatformIs() {
    assertThat(catchThrowable(() -> client(DESK, "http://127.0.0.1:1/never"))).isNull();
  }

  @Test
  void leavesForgottenConnectionsAfterTheFirstThatTimesOut() throws Exception {
    var threads = Executors.newFixedThreadPool(3);
    try (var firewall = new ForgetfulFirewall("text/xml", reply("<return>OK</return>"))) {
      String client = client(DESK, firewall.url(), SHORT);
      Callable<Object> call = () -> ask(client, "a", Map.of()).getMessage().getBody();
      firewall.together(3);
      for (var answer : threads.invokeAll(Collections.nCopies(3, call))) {
        assertThat(answer.get()).isEqualTo("OK");
      }
      firewall.forget();

      assertThat(chain(ask(client, "a", Map.of())))
          .hasAtLeastOneElementOfType(HttpTimeoutException.class);

      assertThat(call.call()).isEqualTo("OK");
      assertThat(firewall.connections()).isEqualTo(4);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void servesManyRoutesAtOnce() throws Exception {
    String client = client(DESK, "http://localhost:" + port + "/service");
    var threads = Executors.newFixedThreadPool(16);
    try {
      var calls =
          IntStream.range(0, 200)
              .<Callable<String>>mapToObj(
                  i -> () -> ask(client, "号" + i, Map.of()).getMessage().getBody(String.class))
              .toList();

      var answers = threads.invokeAll(calls);

      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo("funMain 号" + i + " 127.0.0.1");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Registers a client as a bean, as a configuration does, and starts its producer. */
  private String client(SoapService service, String url) {
    return client(service, url, Patience.LIMIT);
  }

  private String client(SoapService service, String url, Duration readTimeout) {
    var called =
        new SoapService(
            url, service.namespace(), service.name(), service.operations(), service.argument());
    String bean = "client" + UUID.randomUUID();
    var settings =
        new SoapClient.Settings(called, Patience.LIMIT, readTimeout, 1 << 20, null, null);
    camel.getRegistry().bind(bean, new SoapClient(bus, () -> settings));
    return "cxf:bean:" + bean;
  }

  private static String reply(String content) {
    return StubPlatform.REPLY.replace("<return>好</return>", content);
  }

  private Exchange ask(String client, String argument, Map<String, Object> headers) {
    return template.request(
        client,
        exchange -> {
          exchange.getMessage().setBody(argument);
          exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
  }

  private static List<Throwable> chain(Exchange failed) {
    return Stream.iterate((Throwable) failed.getException(), Objects::nonNull, Throwable::getCause)
        .toList();
  }
}
