package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.ExamPlatform.ask;
import static org.hospitalhub.e2e.ExamPlatform.succeeds;
import static org.hospitalhub.e2e.ExamPlatform.whole;
import static org.hospitalhub.e2e.Surroundings.BOOKING_SYSTEMS;
import static org.hospitalhub.e2e.Surroundings.HUB;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hospitalhub.e2e.BookingSystemTest.Maker;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A HIS that does not answer holds threads; there are more, and others are served by them. */
@EndToEnd
class SlowPartnersTest {

  private static final int CALLERS = 120;
  private static final List<String> SAID = List.of("医院系统暂不可用，请稍后再试", "医院系统响应超时，请稍后再试");

  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

  @AfterEach
  void recover() throws InterruptedException {
    BOOKING_SYSTEMS.recover();
    Patience.awaitEnd(callers);
  }

  @ParameterizedTest
  @EnumSource(names = {"WANDA", "JINTANG"})
  void servesTheOthersAndAnswersEverybody(Maker maker) throws Exception {
    BookingSystemTest.awaitThe(maker);
    BOOKING_SYSTEMS.hangs();
    List<Future<JsonNode>> calls =
        Stream.generate(() -> callers.submit(() -> query(maker))).limit(CALLERS).toList();

    assertThat(HUB.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    succeeds(ExamPlatform.FIRST.query("OTHERS", 2));
    HUB.call("100101").succeeds();
    assertThat(HUB.get("/api/v1/openapi.json").statusCode()).isEqualTo(200);

    List<String> said = new ArrayList<>();
    for (Future<JsonNode> call : calls) {
      said.add(Patience.await(call).at("/data/resultDesc").asText());
    }
    assertThat(said).isSubsetOf(SAID).contains(SAID.get(0));
  }

  private static JsonNode query(Maker maker) {
    return ask(whole("XKH073", maker.platform.query("SLOW", 2)));
  }
}
