package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.ExamPlatform.ask;
import static org.hospitalhub.e2e.ExamPlatform.fails;
import static org.hospitalhub.e2e.ExamPlatform.succeeds;
import static org.hospitalhub.e2e.ExamPlatform.whole;
import static org.hospitalhub.e2e.Messages.day;
import static org.hospitalhub.e2e.Surroundings.BOOKING_SYSTEMS;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every booking system of another maker does what the reference HIS does, and may fail alike. */
@EndToEnd
class BookingSystemTest {

  private static final String BUSY = "医院系统暂不可用，请稍后再试";
  private static final String LATE = "医院系统响应超时，请稍后再试";
  private static final String BROKEN = "系统内部错误";

  /** The systems, by the hospitals that have them. */
  enum Maker {
    WANDA("33000003", "U301"),
    JINTANG("33000004", "U401"),
    JINTANG_WRAPPED("33000005", "U501"),
    MINGTIAN("33000006", "U601"),
    LAIDA("33000007", "U701");

    final ExamPlatform platform;
    final String resource;

    Maker(String organization, String resource) {
      this.platform = new ExamPlatform(organization);
      this.resource = resource;
    }

    ObjectNode booking(String application, int days, String start, String end) {
      return platform.booking(name() + application, resource, days, start, end);
    }

    ObjectNode cancellation(String application) {
      return platform.cancellation(name() + application);
    }

    String connector() {
      return ExamPlatform.CONNECTORS.get(ordinal());
    }

    int taken(int days, String start) {
      return platform.taken(resource, days, start);
    }
  }

  @AfterEach
  void recover() {
    BOOKING_SYSTEMS.recover();
  }

  /** The breakers before the systems may still be open. */
  static void awaitThe(Maker maker) {
    await().untilAsserted(() -> succeeds(maker.platform.query("OK", 2)));
  }

  @ParameterizedTest
  @EnumSource
  void listsPlacesAndIssuesANumber(Maker maker) {
    awaitThe(maker);
    JsonNode answer = ask(whole("XKH073", maker.platform.query("", 2)));

    assertThat(answer.path("statusCode").asText()).as(answer.toString()).isEqualTo("00000000");
    assertThat(answer.path("totalRecord").asInt()).isEqualTo(4);
    JsonNode result = answer.at("/data/result");
    assertThat(result.path("placerOrderNO").asText()).matches(day(0) + "8\\d{4}");
    assertThat(result.path("organizationID").asText()).isEqualTo(maker.platform.organization());
    assertThat(result.findValuesAsText("resourceUID")).containsOnly(maker.resource);
    assertThat(result.findValuesAsText("startTime"))
        .containsExactly("08:00", "08:30", "09:00", "09:30");
    assertThat(result.findValuesAsText("arrangeWeek"))
        .containsExactly("" + Messages.date(2).getDayOfWeek().getValue());
    assertThat(result.findValuesAsText("scheduleTimeStatus")).startsWith("Current");
  }

  @ParameterizedTest
  @EnumSource
  void booksAnswersARepeatAlikeCancelsAndBooksAgain(Maker maker) {
    awaitThe(maker);
    ObjectNode booking = maker.booking("A", 3, "08:00", "08:30");

    JsonNode booked = succeeds(booking);

    assertThat(booked.path("scheduleFlag").asText()).isEqualTo("2");
    assertThat(booked.path("scheduleResourceLocation").asText()).isEqualTo("医技楼1层");
    assertThat(succeeds(booking)).isEqualTo(booked);
    assertThat(maker.taken(3, "08:00")).isEqualTo(1);
    succeeds(maker.cancellation("A"));
    assertThat(maker.taken(3, "08:00")).isZero();
    assertThat(succeeds(booking).path("scheduleSeq")).isNotEqualTo(booked.path("scheduleSeq"));
    succeeds(maker.cancellation("A"));
    assertThat(maker.taken(3, "08:00")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void passesRefusalsOnUnderTheirCodes(Maker maker) {
    awaitThe(maker);
    succeeds(maker.booking("B1", 3, "08:30", "09:00"));
    succeeds(maker.booking("B2", 3, "08:30", "09:00"));

    JsonNode full = ask(whole("XKH074", maker.booking("B3", 3, "08:30", "09:00")));

    assertThat(full.path("statusCode").asText()).as(full.toString()).isEqualTo("00000900");
    assertThat(full.at("/data/resultDesc").asText()).isEqualTo("检查号源已约满");
    JsonNode unknown = ask(whole("XKH075", maker.cancellation("NONE")));
    assertThat(unknown.path("statusCode").asText()).isEqualTo("00000700");
    JsonNode past = ask(whole("XKH074", maker.booking("B4", 3, "23:00", "23:30")));
    assertThat(past.path("statusCode").asText()).isEqualTo("00000700");
  }

  @ParameterizedTest
  @CsvSource({
    "WANDA,'\"PlacerOrderNO\":'",
    "JINTANG,'\"placerOrderNO\":'",
    "JINTANG_WRAPPED,'\"PLACERORDERNO\":'",
    "MINGTIAN,'\"PlacerOrderNO\":'",
    "LAIDA,'\"placerOrderNO\":'"
  })
  void isAskedInItsOwnNames(Maker maker, String name) {
    awaitThe(maker);
    succeeds(maker.platform.query("NAMES", 2));

    assertThat(BOOKING_SYSTEMS.lastRequest().replace("&quot;", "\"")).contains(name);
  }

  @ParameterizedTest
  @EnumSource
  void isInTheJournalBesideWhatItWasAskedFor(Maker maker) {
    awaitThe(maker);
    succeeds(maker.booking("J", 3, "09:00", "09:30"));
    BOOKING_SYSTEMS.losesAnswers();
    fails(maker.cancellation("J"), BUSY);

    BOOKING_SYSTEMS.goDown();
    fails(maker.booking("K", 3, "09:00", "09:30"), BUSY);

    JsonNode booked = recorded(maker, "XKH074", "J");
    JsonNode unsent = recorded(maker, "XKH074", "K");
    JsonNode cancelled = recorded(maker, "XKH075", "J");

    assertThat(booked.path("outcome").asText()).isEqualTo("success");
    assertThat(booked.path("direction").asText()).isEqualTo("outbound");
    assertThat(booked.path("hospital").asText()).isNotEmpty();
    JsonNode passed =
        Caller.json(HUB.get("/api/v1/journal/" + booked.path("id").asText() + "/payload").body());
    assertThat(passed.path("sent").asText()).containsIgnoringCase("placerOrderNO");
    assertThat(passed.path("answered").asText()).containsIgnoringCase("scheduleSeq");
    assertThat(unsent.path("outcome").asText()).isEqualTo("failure");
    assertThat(cancelled.path("outcome").asText()).isEqualTo("unknown");
    assertThat(cancelled.path("error").asText()).isEqualTo("busy");
  }

  /** The last call of the system, when the platform's is there too, in the same trace. */
  private static JsonNode recorded(Maker maker, String operation, String application) {
    String search =
        "/api/v1/journal?operation=%s&key=%s&limit=1&platform="
            .formatted(operation, maker.name() + application);
    String connector = maker.connector();
    return await()
        .until(
            () -> Caller.json(HUB.get(search + connector).body()).path(0),
            call ->
                Caller.json(HUB.get(search + "exam").body())
                    .findValuesAsText("traceId")
                    .contains(call.path("traceId").asText()));
  }

  @ParameterizedTest
  @EnumSource
  void saysThatItIsDownAndServesTheOthers(Maker maker) {
    awaitThe(maker);
    BOOKING_SYSTEMS.goDown();

    fails(maker.platform.query("D", 2), BUSY);
    succeeds(ExamPlatform.FIRST.query("D", 2));
  }

  @ParameterizedTest
  @EnumSource
  void waitsForASlowOneOnlySoLong(Maker maker) {
    awaitThe(maker);
    BOOKING_SYSTEMS.hangs();

    fails(maker.platform.query("S", 2), LATE);
  }

  @ParameterizedTest
  @EnumSource
  void doesNotPassOnWhatItCannotRead(Maker maker) {
    awaitThe(maker);
    BOOKING_SYSTEMS.answers(200, "text/html", "<html>Exception</html>");
    fails(maker.platform.query("R", 2), BROKEN);
    BOOKING_SYSTEMS.answers(502, "text/plain", "Bad Gateway");
    fails(maker.platform.query("R", 2), BUSY);
  }

  @ParameterizedTest
  @EnumSource
  void givesUpOnAnAnswerThatStopsHalfWay(Maker maker) {
    awaitThe(maker);
    BOOKING_SYSTEMS.stopsHalfWay();

    fails(maker.platform.query("H", 2), LATE);
  }

  @ParameterizedTest
  @EnumSource
  void stopsAskingOneThatIsDown(Maker maker) {
    awaitThe(maker);
    BOOKING_SYSTEMS.goDown();
    await()
        .until(
            () -> {
              fails(maker.platform.query("Q", 2), BUSY);
              return health(maker).at("/details/breaker").asText();
            },
            "open"::equals);
    assertThat(health(maker).path("status").asText()).isEqualTo("UNREACHABLE");

    BOOKING_SYSTEMS.recover();

    await()
        .untilAsserted(
            () -> {
              succeeds(maker.platform.query("OK", 2));
              assertThat(health(maker).path("status").asText()).isEqualTo("UP");
            });
  }

  private static JsonNode health(Maker maker) {
    String connector = maker.connector();
    JsonNode report = Caller.json(HUB.get("/actuator/health").body());
    return report.at("/components/his/components/" + connector);
  }

  @ParameterizedTest
  @EnumSource
  void asksWhatBecameOfABookingWhoseAnswerWasLost(Maker maker) {
    awaitThe(maker);
    ObjectNode booking = maker.booking("L", 4, "09:00", "09:30");
    BOOKING_SYSTEMS.losesAnswers();
    assertThat(ask(booking).path("resultCode").asText()).isEqualTo("Falid");
    BOOKING_SYSTEMS.recover();

    JsonNode known = succeeds(booking);

    assertThat(BOOKING_SYSTEMS.lastRequest().replace("&quot;", "\""))
        .containsIgnoringCase("\"medRecNO\":\"" + booking.path("idCardNO").asText() + "\"");
    assertThat(known.path("scheduleSeq").asText()).isEqualTo(maker.name() + "L");
    assertThat(known.path("scheduleResourceUID").asText()).isEqualTo(maker.resource);
    assertThat(known.path("scheduleResourceLocation").asText()).isNotEmpty();
    assertThat(known.path("scheduleResourceRoom").asText()).isNotEmpty();
    assertThat(known.path("scheduleEndDate").asText()).isEqualTo("9:30");
    assertThat(known.path("scheduleFlag").asText()).isEqualTo("2");
    assertThat(known.path("scheduleDate").asText()).isEqualTo(Messages.date(4).toString());
    assertThat(maker.taken(4, "09:00")).isEqualTo(1);
    succeeds(maker.cancellation("L"));
    assertThat(maker.taken(4, "09:00")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void answersARepeatAlikeWhileItCannotBeAsked(Maker maker) {
    awaitThe(maker);
    ObjectNode booking = maker.booking("R", 3, "09:30", "10:00");
    JsonNode booked = succeeds(booking);

    BOOKING_SYSTEMS.goDown();
    assertThat(succeeds(booking)).isEqualTo(booked);
    BOOKING_SYSTEMS.recover();
    awaitThe(maker);

    succeeds(maker.cancellation("R"));
    BOOKING_SYSTEMS.goDown();
    succeeds(maker.cancellation("R"));
    fails(booking, BUSY);
  }

  @ParameterizedTest
  @EnumSource
  void takesTheSameNumberAtAnotherHospitalForAnotherApplication(Maker maker) {
    awaitThe(maker);
    ObjectNode here = maker.booking("H", 2, "09:00", "09:30");
    ObjectNode elsewhere =
        ExamPlatform.FIRST.booking(maker.name() + "H", "U102", 6, "09:00", "09:30");

    JsonNode booked = succeeds(here);
    String other = succeeds(elsewhere).path("scheduleSeq").asText();
    succeeds(maker.cancellation("H"));

    assertThat(succeeds(elsewhere).path("scheduleSeq").asText()).isEqualTo(other);
    assertThat(booked.path("scheduleResourceUID").asText()).isEqualTo(maker.resource);
    succeeds(ExamPlatform.FIRST.cancellation(maker.name() + "H"));
  }

  @ParameterizedTest
  @EnumSource
  void booksNowWhatNeverReachedIt(Maker maker) {
    awaitThe(maker);
    ObjectNode booking = maker.booking("N", 4, "09:30", "10:00");
    BOOKING_SYSTEMS.goDown();
    fails(booking, BUSY);
    BOOKING_SYSTEMS.recover();

    succeeds(booking);

    assertThat(maker.taken(4, "09:30")).isEqualTo(1);
    BOOKING_SYSTEMS.losesAnswers();
    assertThat(ask(maker.cancellation("N")).path("resultCode").asText()).isEqualTo("Falid");
    BOOKING_SYSTEMS.recover();
    succeeds(maker.cancellation("N"));
    assertThat(maker.taken(4, "09:30")).isZero();
  }
}
