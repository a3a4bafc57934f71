package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.Test;

/** What must hold when sixteen ask in the same moment. */
interface RaceRules extends HisRules {

  int CALLERS = 16;
  int ROUNDS = 20;

  /** Lets all callers ask at once; what each heard: "none" or its error. */
  private List<String> race(IntFunction<Message> message) {
    return at(caller -> his().refusal(message.apply(caller)));
  }

  private static Message examination(int caller) {
    return Message.named("examination")
        .with("group.id", "RG" + caller, "requests[].id", "RX" + caller);
  }

  private static Message place(String application) {
    return Message.named("place").with("request.id", application);
  }

  /** Of a slot of the schedule OPEN for somebody whom the hospital does not know. */
  private static Message reservation(int stranger) {
    return Message.named("reservation")
        .with("appointment.platformReference", "N" + stranger)
        .with("patient.identifier.value", "9900001900010199" + (10 + stranger));
  }

  private int booked(String time) {
    String booked = "select booked from exam_place where queue_id = 'U1' and time_range = ?";
    return Integer.parseInt(his().text(booked + " and exam_date > date '2026-11-20'", time));
  }

  private static <T> List<T> at(IntFunction<T> call) {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    try {
      List<Future<T>> heard = new ArrayList<>();
      for (int i = 1; i <= CALLERS; i++) {
        int caller = i;
        heard.add(
            callers.submit(
                () -> {
                  start.await();
                  return call.apply(caller);
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : heard) {
        answers.add(Patience.await(answer));
      }
      return answers;
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  default void sellsASlotOnce() {
    for (int slot = 1; slot <= ROUNDS; slot++) {
      String number = String.valueOf(slot);
      String round = "S" + slot + "-";

      List<String> heard =
          race(
              caller ->
                  booking(round + caller)
                      .with("patient.id", "r" + caller)
                      .with("slot.id", "OPEN-" + number, "slot.number", number));

      assertThat(Collections.frequency(heard, "none")).as(heard.toString()).isEqualTo(1);
      assertThat(Collections.frequency(heard, "slot-taken")).isEqualTo(CALLERS - 1);
    }
    assertThat(his().text("select count(*) from appointment")).isEqualTo("" + ROUNDS);
  }

  @Test
  default void answersAllCallersOfOneReferenceTheSame() {
    for (int slot = 1; slot <= ROUNDS; slot++) {
      String number = String.valueOf(slot);
      Message booking =
          booking("S" + slot).with("slot.id", "OPEN-" + number, "slot.number", number);

      List<JsonNode> heard = at(caller -> his().ask(booking));

      assertThat(heard).allMatch(heard.get(0)::equals);
    }
    assertThat(his().text("select count(*) from appointment")).isEqualTo("" + ROUNDS);
  }

  @Test
  default void givesAnExpiredLocksSlotToOneOfMany() {
    for (int slot = 1; slot <= ROUNDS; slot++) {
      String number = String.valueOf(slot);
      String round = "S" + slot + "-";
      Message wish = booking("L" + slot).with("slot.id", "OPEN-" + number, "slot.number", number);
      his().ask(wish.as("slot.lock").with("payment.mode", "online"));
      his().clock.pass(Duration.ofMinutes(16));

      List<String> heard =
          race(
              caller ->
                  wish.as(caller % 2 == 0 ? "slot.lock" : "appointment.book")
                      .with("appointment.platformReference", round + caller)
                      .with("patient.id", "r" + caller, "payment.mode", "online"));

      assertThat(Collections.frequency(heard, "none")).as(heard.toString()).isEqualTo(1);
    }
  }

  @Test
  default void spendsACouponOnce() {
    List<String> heard =
        race(
            caller ->
                booking("C" + caller)
                    .with("patient.id", "r" + caller, "coupon.code", "LESS5")
                    .with("slot.id", "OPEN-" + caller, "slot.number", String.valueOf(caller))
                    .with("fee.payable", "10.00"));

    assertThat(Collections.frequency(heard, "none")).as(heard.toString()).isEqualTo(1);
    assertThat(Collections.frequency(heard, "coupon-invalid")).isEqualTo(CALLERS - 1);
  }

  @Test
  default void registersACertificateOnce() {
    List<JsonNode> heard =
        at(
            caller ->
                his()
                    .ask(
                        Message.named("registration")
                            .with("patient.id", "n" + caller, "patient.name", "测试患者")
                            .with("patient.identifier.type", "passport")
                            .with("patient.identifier.value", "NEW1")));

    assertThat(heard).allMatch(heard.get(0)::equals);
  }

  @Test
  default void neverOversellsHalfAnHour() {
    List<String> heard = race(caller -> examination(caller));

    assertThat(Collections.frequency(heard, "none")).as(heard.toString()).isEqualTo(4);
    assertThat(Collections.frequency(heard, "slot-taken")).isEqualTo(CALLERS - 4);
    assertThat(booked("08:00-08:30")).isEqualTo(4);
    assertThat(his().text("select count(distinct number) from exam_appointment")).isEqualTo("4");
  }

  @Test
  default void sellsAPlaceOnceToCallersOfBothKinds() {
    List<String> heard =
        race(
            caller ->
                caller % 2 == 0
                    ? examination(caller)
                    : place("A" + caller)
                        .with("patient.identifier.value", "NEW" + caller)
                        .with("patient.name", "测试患者"));

    assertThat(Collections.frequency(heard, "none")).as(heard.toString()).isEqualTo(4);
    assertThat(Collections.frequency(heard, "slot-taken")).isEqualTo(CALLERS - 4);
    assertThat(booked("08:00-08:30")).isEqualTo(4);
  }

  @Test
  default void booksAnApplicationOnce() {
    List<JsonNode> heard = at(caller -> his().ask(place("A1")));

    assertThat(heard).allMatch(heard.get(0)::equals);
    assertThat(booked("08:00-08:30")).isEqualTo(1);
  }

  @Test
  default void givesEachApplicationItsOwnNumber() {
    Message search = Message.named("places").without("request.id");

    assertThat(
            at(
                caller ->
                    his()
                        .ask(search.with("patient.recordNumber", "TEST" + caller))
                        .at("/request/id")
                        .asText()))
        .doesNotHaveDuplicates();
    assertThat(at(caller -> his().ask(search).at("/request/id").asText()))
        .containsOnly("20261120" + (80001 + CALLERS));
  }

  @Test
  default void movesBookingsPastEachOtherWithoutLosingAPlace() {
    his().jdbc.update("update exam_place set capacity = 16 where queue_id = 'U1'");
    List<String> orders =
        at(
            caller ->
                his()
                    .ask(examination(caller).with("exam.time", half(caller)))
                    .at("/appointment/id")
                    .asText());

    List<String> heard =
        race(
            caller ->
                examination(caller)
                    .as("exam.rebook")
                    .with("appointment.id", orders.get(caller - 1))
                    .with("exam.time", half(caller + 1)));

    assertThat(heard).allMatch("none"::equals);
    assertThat(booked("08:00-08:30") + booked("08:30-09:00")).isEqualTo(CALLERS);
  }

  private static String half(int caller) {
    return caller % 2 == 0 ? "08:00-08:30" : "08:30-09:00";
  }

  @Test
  default void neitherLosesNorDoublesASlotBetweenPaymentAndGivingUp() {
    for (int slot = 1; slot <= ROUNDS; slot++) {
      String number = String.valueOf(slot);
      String reference = "P" + slot;
      Message wish = booking(reference).with("slot.id", "OPEN-" + number, "slot.number", number);
      String lockId =
          his().ask(wish.as("slot.lock").with("payment.mode", "online")).at("/lock/id").asText();
      Message pay =
          Message.named("payment")
              .with("appointment.platformReference", reference, "lock.id", lockId);

      race(caller -> caller % 2 == 0 ? pay : pay.as("slot.unlock"));

      Message status = Message.named("status").with("appointment.platformReference", reference);
      boolean paid = his().ask(status).at("/appointment/status").asText().equals("registered");
      assertThat(slot("OPEN-" + number)).isEqualTo(paid ? "booked" : "free");
    }
  }

  @Test
  default void givesEachOfManyCallersASlotOfTheirOwn() {
    List<String> heard = race(caller -> reservation(caller));

    assertThat(heard).containsOnly("none");
    assertThat(his().text("select count(distinct slot_id) from appointment"))
        .isEqualTo("" + CALLERS);
    assertThat(his().text("select max(number) from slot where state = 'booked'"))
        .isEqualTo("" + CALLERS);
  }

  @Test
  default void sellsTheLastSlotsOnceWhileTheyAreAlsoBookedOneByOne() {
    his().jdbc.update("update slot set state = 'held' where schedule_id = 'OPEN' and number > 8");

    List<String> heard =
        race(
            caller ->
                caller % 2 == 0
                    ? reservation(caller)
                    : booking("B" + caller)
                        .with("patient.id", "r" + caller)
                        .with("slot.id", "OPEN-" + (caller + 1) / 2)
                        .with("slot.number", "" + (caller + 1) / 2));

    long sold = heard.stream().filter("none"::equals).count();
    assertThat(heard).containsOnly("none", "slot-taken");
    assertThat(sold).isEqualTo(8);
    assertThat(IntStream.rangeClosed(1, 8)).allMatch(n -> slot("OPEN-" + n).equals("booked"));
  }
}
