package org.hospitalhub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.MappingsReader;
import org.hospitalhub.support.Patience;
import org.hospitalhub.threads.Heartbeats;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "camel.main.routes-include-pattern=false",
      "spring.task.execution.pool.core-size=32",
      "management.endpoint.health.show-details=always",
      "management.endpoint.health.validate-group-membership=false", // there is no database
      "hub.watch-interval=100ms",
      "hub.routes=${test.routes}"
    })
@DirtiesContext
class LiveRoutesTest {

  private static final LiveFolder FOLDER = new LiveFolder(temporary());

  /** So many clients call, and are answered, before the next edit. */
  private static final int CALLS_BETWEEN_EDITS = 50;

  @LocalServerPort private int port;
  @Autowired private CamelContext context;
  @Autowired private Latch latch;

  private final HttpClient client = HttpClient.newHttpClient();

  @SpringBootConfiguration
  @EnableAutoConfiguration(
      exclude = {DataSourceAutoConfiguration.class, QuartzAutoConfiguration.class})
  @Import(RoutesConfiguration.class)
  static class App {

    @Bean
    Latch latch() {
      return new Latch();
    }

    @Bean
    LiveMappings mappings() {
      return new LiveMappings(new MappingsReader(FOLDER.mappings(), text -> text, Map.of()));
    }

    @Bean
    Heartbeats heartbeats() {
      return new Heartbeats();
    }
  }

  /** Holds a call until the test lets it go on. */
  static final class Latch implements Processor {

    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore leave = new Semaphore(0);

    @Override
    public void process(org.apache.camel.Exchange exchange) throws Exception {
      arrived.release();
      leave.acquire();
    }
  }

  @DynamicPropertySource
  static void folder(DynamicPropertyRegistry registry) {
    FOLDER.reset();
    registry.add("test.routes", () -> FOLDER.path().toString());
  }

  @BeforeEach
  void reset() {
    FOLDER.reset();
    awaitAnswer("first", "endpoint1 template1 first1");
    await().until(() -> rejected().isEmpty() && files() == 5 && sheets() == 5);
  }

  @Test
  void putsAnEditIntoEffectAndLeavesOtherRoutesAlone() {
    var second = context.getRoute("second");

    FOLDER.write("operations.camel.yaml", LiveFolder.OPERATIONS.formatted(2));

    awaitAnswer("first", "endpoint1 template1 first2");
    assertThat(context.getRoute("second")).isSameAs(second);
  }

  @Test
  void swapsWhatIsMadeFromATemplate() {
    FOLDER.write("templates.camel.yaml", LiveFolder.TEMPLATE.formatted(2));

    awaitAnswer("first", "endpoint1 template2 first1");
    assertThat(soap("second")).contains(">endpoint1 template2 second1<");
  }

  @Test
  void addsANewFileAndRemovesADeletedOne() {
    String text =
        LiveFolder.OPERATIONS.substring(0, LiveFolder.OPERATIONS.indexOf("- templatedRoute", 5));
    FOLDER.write("third.camel.yaml", text.replace("first", "third").formatted(1));
    awaitAnswer("third", "endpoint1 template1 third1");

    FOLDER.delete("third.camel.yaml");
    await().until(() -> context.getRoute("third") == null);
    assertThat(answer("first")).isEqualTo("endpoint1 template1 first1");
  }

  @Test
  void makesARouteOfASheetAndRemovesItWithTheSheet() {
    FOLDER.write("../mappings/p/100.yaml", LiveFolder.SHEET);
    awaitAnswer("p-100", "endpoint1 reads 100");

    FOLDER.delete("../mappings/p/100.yaml");

    await().until(() -> context.getRoute("p-100") == null);
    assertThat(answer("first")).isEqualTo("endpoint1 template1 first1");
  }

  @Test
  void givesTheRouteTheShapeThatItsSheetSays() {
    FOLDER.write("../mappings/p/100.yaml", LiveFolder.SHEET);
    FOLDER.write("../mappings/p/200.yaml", LiveFolder.SHEET);
    awaitAnswer("p-100", "endpoint1 reads 100");
    awaitAnswer("p-200", "endpoint1 reads 200");
    var other = context.getRoute("p-200");

    FOLDER.write(
        "../mappings/p/100.yaml",
        LiveFolder.SHEET.replace("request:", "idempotentBy: [number]\nrequest:"));

    awaitAnswer("p-100", "endpoint1 writes 100");
    assertThat(context.getRoute("p-200")).isSameAs(other);
  }

  @Test
  void remakesRoutesWhenTheirShapeIsEdited() {
    FOLDER.write("../mappings/p/100.yaml", LiveFolder.SHEET);
    awaitAnswer("p-100", "endpoint1 reads 100");

    FOLDER.write("shapes.camel.yaml", LiveFolder.SHAPES.replace("reads", "finds"));

    awaitAnswer("p-100", "endpoint1 finds 100");
  }

  @Test
  void putsAWrittenRouteInThePlaceOfTheOneThatASheetMakes() {
    FOLDER.write("../mappings/p/100.yaml", LiveFolder.SHEET);
    awaitAnswer("p-100", "endpoint1 reads 100");

    FOLDER.write(
        "p.camel.yaml",
        "- route: {id: p-100, from: {uri: direct:p-100, steps: [{setBody: {constant: own}}]}}");
    awaitAnswer("p-100", "endpoint1 own");

    FOLDER.delete("p.camel.yaml");
    awaitAnswer("p-100", "endpoint1 reads 100");
  }

  @Test
  void removesTheRouteOfAnOperationThatIsSwitchedOff() {
    FOLDER.write("../mappings/p/100.yaml", LiveFolder.SHEET);
    awaitAnswer("p-100", "endpoint1 reads 100");

    FOLDER.write(
        "../mappings/p/100.yaml",
        LiveFolder.SHEET.replace("direction:", "enabled: false\ndirection:"));
    await().until(() -> context.getRoute("p-100") == null);

    FOLDER.write("../mappings/p/100.yaml", LiveFolder.SHEET);
    awaitAnswer("p-100", "endpoint1 reads 100");
  }

  @Test
  void saysOfAShapeOnceWhatIsWrongWithItAndKeepsWhatRuns() {
    FOLDER.write("../mappings/p/100.yaml", LiveFolder.SHEET);
    FOLDER.write("../mappings/p/200.yaml", LiveFolder.SHEET);
    awaitAnswer("p-200", "endpoint1 reads 200");

    Path file =
        FOLDER.write("shapes.camel.yaml", LiveFolder.SHAPES.replaceFirst("direct:", "nosuch:"));
    FOLDER.write("../mappings/p/300.yaml", LiveFolder.SHEET);

    await()
        .untilAsserted(
            () ->
                assertThat(rejected())
                    .singleElement()
                    .asString()
                    .contains(file + ":2: ", "inbound", "nosuch"));
    assertThat(answer("p-100")).isEqualTo("endpoint1 reads 100");
    assertThat(context.getRoute("p-300")).isNull();
  }

  @Test
  void refusesSheetsThatNoShapeMakesARouteOf() {
    FOLDER.write("../mappings/p/100.yaml", LiveFolder.SHEET.replace("inbound", "outbound"));

    await().until(() -> !rejected().isEmpty());
    assertThat(rejected()).singleElement().asString().contains("no routeTemplate 'outbound'");
  }

  @Test
  void losesNoCallUnderLoad() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger calls = new AtomicInteger();
    Queue<String> lost = new ConcurrentLinkedQueue<>();
    ExecutorService clients = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 8; i++) {
      boolean http = i % 2 == 0;
      clients.execute(() -> load(http, done, calls, lost));
    }

    for (int i = 2; i <= 21; i++) {
      String[] edit =
          switch (i % 3) {
            case 0 -> new String[] {"operations", LiveFolder.OPERATIONS, "first"};
            case 1 -> new String[] {"templates", LiveFolder.TEMPLATE, "template"};
            default -> new String[] {"endpoints", LiveFolder.ENDPOINTS, "endpoint"};
          };
      int before = calls.get();
      await().until(() -> calls.get() >= before + CALLS_BETWEEN_EDITS);
      FOLDER.write(edit[0] + ".camel.yaml", edit[1].formatted(i));
      String expected = edit[2] + i;
      await().until(() -> answer("first").contains(expected));
    }
    done.set(true);
    Patience.awaitEnd(clients);

    assertThat(lost).isEmpty();
  }

  @Test
  void swapsARouteThatIsStillAnsweringASlowCall() throws Exception {
    CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> answer("waiting"));
    latch.arrived.acquire();

    FOLDER.write("waiting.camel.yaml", LiveFolder.WAITING.formatted(2));
    FOLDER.write("operations.camel.yaml", LiveFolder.OPERATIONS.formatted(2));
    awaitAnswer("first", "endpoint1 template1 first2");
    CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> answer("waiting"));
    latch.arrived.acquire();
    assertThat(slow).isNotDone();
    latch.leave.release(2);

    assertThat(slow.get()).isEqualTo("endpoint1 waited1");
    assertThat(next.get()).isEqualTo("endpoint1 waited2");
    await().until(() -> context.getRouteController().getRouteStatus("waiting") == null);
    assertThat(context.getRoute("waiting~")).isNotNull();
  }

  @Test
  void swapsAnEndpointOnceTheCallInsideIsAnswered() throws Exception {
    CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> answer("waiting"));
    latch.arrived.acquire();

    FOLDER.write("endpoints.camel.yaml", LiveFolder.ENDPOINTS.formatted(2));
    await().until(this::isHeldBack);
    assertThat(slow).isNotDone();
    latch.leave.release();

    assertThat(slow.get()).isEqualTo("endpoint1 waited1");
    awaitAnswer("first", "endpoint2 template1 first1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - route: {id: x, from: [}                                            | 2 | is not YAML
          - route: {id: x, form: {uri: direct:x, steps: []}}                   | 2 | 'form'
          - route: {id: x, from: {uri: nosuch:x, steps: []}}                   | 2 | nosuch
          - route: {id: x, from: {uri: direct:x, steps: [{to: 'seda:x?nosuch=1'}]}} | 2 | nosuch
          - route: {id: x, from: {uri: direct:x, steps: [{process: {ref: nosuch}}]}} | 2 | nosuch
          - route: {id: first, from: {uri: direct:x, steps: [{log: x}]}}       | 2 | operations.camel.yaml:3
          - route: {id: x, from: {uri: direct:first, steps: [{log: x}]}}       | 2 | operations.camel.yaml:3
          - route: {id: x, from: {uri: cxf:/echo, steps: [{log: x}]}}          | 2 | endpoints.camel.yaml:12
          - route: {from: {uri: direct:x, steps: [{log: x}]}}                  | 2 | has no id
          - onException: {exception: [java.lang.Exception], steps: []}         | 2 | onException
          - templatedRoute: {routeTemplateRef: operation, routeId: x}          | 2 | answer
          - templatedRoute: {routeTemplateRef: nosuch, routeId: x}             | 2 | nosuch
          """)
  void rejectsAMistakeAndChangesNothing(String text, int line, String words) {
    var running = List.copyOf(context.getRoutes());

    Path file = FOLDER.write("mistake.camel.yaml", "# a mistake\n" + text);

    await().until(() -> !rejected().isEmpty());
    assertThat(String.join("\n", rejected())).contains(file + ":" + line, words);
    assertThat(context.getRoutes()).isEqualTo(running);
    assertThat(answer("first")).isEqualTo("endpoint1 template1 first1");
    assertThat(health().at("/status").asText()).isEqualTo("WARNING");
  }

  @Test
  void reportsEveryMistakeAndPutsTheCuredFileIntoEffect() {
    FOLDER.write(
        "operations.camel.yaml", LiveFolder.OPERATIONS.formatted(2).replace("answer,", "anwser,"));
    await().until(() -> rejected().size() >= 4);

    FOLDER.write("operations.camel.yaml", LiveFolder.OPERATIONS.formatted(3));

    awaitAnswer("first", "endpoint1 template1 first3");
    await().until(() -> rejected().isEmpty());
  }

  @Test
  void fallsBackWhenARouteDoesNotStart() {
    String endpoint =
        LiveFolder.ENDPOINTS.formatted(2).replace("routes.Echo", "routes.NoSuchClass");
    FOLDER.write("endpoints.camel.yaml", endpoint);

    await().until(() -> !rejected().isEmpty());
    assertThat(rejected().get(0))
        .contains("endpoints.camel.yaml:12: ")
        .contains("soap-endpoint cannot be built");
    assertThat(answer("first")).isEqualTo("endpoint1 template1 first1");
    assertThat(soap("first")).contains(">endpoint1 template1 first1<");
  }

  private void load(boolean http, AtomicBoolean done, AtomicInteger calls, Queue<String> lost) {
    while (!done.get()) {
      String answer = http ? answer("first") : soap("first");
      calls.incrementAndGet();
      if (!answer.matches("(?s).*endpoint\\d+ template\\d+ first\\d+.*")) {
        lost.add(answer);
      }
    }
  }

  private void awaitAnswer(String operation, String expected) {
    await().untilAsserted(() -> assertThat(answer(operation)).isEqualTo(expected));
  }

  private boolean isHeldBack() {
    return send(HttpRequest.newBuilder(uri("/call"))
            .header("operation", "first")
            .timeout(Duration.ofMillis(800)))
        .contains("HttpTimeoutException");
  }

  private String answer(String operation) {
    return send(HttpRequest.newBuilder(uri("/call")).header("operation", operation));
  }

  private String soap(String operation) {
    String envelope =
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>"
            + "<s:funMain xmlns:s='http://service.hospitalhub.org/'><in>"
            + operation
            + "</in></s:funMain></e:Body></e:Envelope>";
    return send(
        HttpRequest.newBuilder(uri("/services/echo"))
            .header("Content-Type", "text/xml")
            .POST(HttpRequest.BodyPublishers.ofString(envelope)));
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : answer.statusCode() + answer.body();
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private JsonNode health() {
    try {
      // behind its status when that is not 200: for a moment a route may be down
      String answer = send(HttpRequest.newBuilder(uri("/actuator/health")));
      return new ObjectMapper().readTree(answer.substring(answer.indexOf('{')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int files() {
    return health().at("/components/files/details/routes/files").asInt();
  }

  private int sheets() {
    return health().at("/components/files/details/mappings/files").asInt();
  }

  private List<String> rejected() {
    List<String> rejected = new ArrayList<>();
    health()
        .at("/components/files/details/routes/rejected")
        .forEach(line -> rejected.add(line.asText()));
    return rejected;
  }

  private static Path temporary() {
    try {
      return Files.createDirectory(Files.createTempDirectory("hub").resolve("routes"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
