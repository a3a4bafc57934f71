package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Slots and patients when many ask in the same moment. */
interface RaceRules extends HisRules {

  int ROUNDS = 20;

  /** Of a slot of the schedule OPEN for somebody whom the hospital does not know. */
  private static Message reservation(int stranger) {
    return Message.named("reservation")
        .with("appointment.platformReference", "N" + stranger)
        .with("patient.identifier.value", "9900001900010199" + (10 + stranger));
  }

  @Test
  default void sellsASlotOnce() {
    for (int slot = 1; slot <= ROUNDS; slot++) {
      String number = String.valueOf(slot);
      String round = "S" + slot + "-";

      List<String> heard =
          Race.of(
              his(),
              caller ->
                  booking(round + caller)
                      .with("patient.id", "r" + caller)
                      .with("slot.id", "OPEN-" + number, "slot.number", number));

      assertThat(Collections.frequency(heard, "none")).as(heard.toString()).isEqualTo(1);
      assertThat(Collections.frequency(heard, "slot-taken")).isEqualTo(Race.CALLERS - 1);
    }
    assertThat(his().text("select count(*) from appointment")).isEqualTo("" + ROUNDS);
  }

  @Test
  default void answersAllCallersOfOneReferenceTheSame() {
    for (int slot = 1; slot <= ROUNDS; slot++) {
      String number = String.valueOf(slot);
      Message booking =
          booking("S" + slot).with("slot.id", "OPEN-" + number, "slot.number", number);

      List<JsonNode> heard = Race.at(caller -> his().ask(booking));

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
          Race.of(
              his(),
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
        Race.of(
            his(),
            caller ->
                booking("C" + caller)
                    .with("patient.id", "r" + caller, "coupon.code", "LESS5")
                    .with("slot.id", "OPEN-" + caller, "slot.number", String.valueOf(caller))
                    .with("fee.payable", "10.00"));

    assertThat(Collections.frequency(heard, "none")).as(heard.toString()).isEqualTo(1);
    assertThat(Collections.frequency(heard, "coupon-invalid")).isEqualTo(Race.CALLERS - 1);
  }

  @Test
  default void registersACertificateOnce() {
    List<JsonNode> heard =
        Race.at(
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

      Race.of(his(), caller -> caller % 2 == 0 ? pay : pay.as("slot.unlock"));

      Message status = Message.named("status").with("appointment.platformReference", reference);
      boolean paid = his().ask(status).at("/appointment/status").asText().equals("registered");
      assertThat(slot("OPEN-" + number)).isEqualTo(paid ? "booked" : "free");
    }
  }

  @Test
  default void givesEachOfManyCallersASlotOfTheirOwn() {
    List<String> heard = Race.of(his(), caller -> reservation(caller));

    assertThat(heard).containsOnly("none");
    assertThat(his().text("select count(distinct slot_id) from appointment"))
        .isEqualTo("" + Race.CALLERS);
    assertThat(his().text("select max(number) from slot where state = 'booked'"))
        .isEqualTo("" + Race.CALLERS);
  }

  @Test
  default void sellsTheLastSlotsOnceWhileTheyAreAlsoBookedOneByOne() {
    his().jdbc.update("update slot set state = 'held' where schedule_id = 'OPEN' and number > 8");

    List<String> heard =
        Race.of(
            his(),
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
