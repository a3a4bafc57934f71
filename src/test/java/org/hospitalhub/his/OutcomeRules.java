package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The reads that tell what became of a write: they answer as it did, or that it never happened. */
interface OutcomeRules extends HisRules {

  private JsonNode assertTold(Message write, String outcome) {
    assertThat(his().refusal(write.as(outcome))).isEqualTo("not-found");

    JsonNode answer = his().ask(write);

    assertThat(his().ask(write.as(outcome))).isEqualTo(answer);
    return answer;
  }

  @Test
  default void tellsThatABookingWasMadeAndCancelled() {
    assertTold(booking("B1"), "appointment.booked");
    assertTold(cancellation("B1"), "appointment.cancelled");

    assertThat(his().refusal(booking("B1").as("appointment.booked"))).isEqualTo("not-found");
    assertThat(his().refusal(booking("B1"))).isEqualTo("conflict");
    assertThat(his().refusal(cancellation("B1").as("appointment.cancelled"))).isEqualTo("none");
    assertThat(his().refusal(lock("B1").as("slot.locked"))).isEqualTo("not-found");
    assertThat(his().refusal(booking("B1").with("slot.id", "OPEN-2").as("appointment.booked")))
        .isEqualTo("not-found");
  }

  @Test
  default void tellsThatASlotWasLockedPaidAndRefunded() {
    String lock = assertTold(lock("B1"), "slot.locked").at("/lock/id").asText();
    assertTold(payment("B1", lock), "appointment.paid");
    assertThat(his().refusal(lock("B1").as("slot.locked"))).isEqualTo("none");
    assertTold(cancellation("B1").as("appointment.refund"), "appointment.refunded");

    assertThat(his().refusal(lock("B1").as("slot.locked"))).isEqualTo("not-found");
    assertThat(his().refusal(payment("B1", lock).as("appointment.paid"))).isEqualTo("not-found");
    assertThat(his().refusal(payment("B1", lock))).isEqualTo("conflict");
    Message another = payment("B1", lock).with("payment.transaction", "PT2");
    assertThat(his().refusal(another.as("appointment.paid"))).isEqualTo("not-found");
    assertThat(his().refusal(booking("B1").as("appointment.booked"))).isEqualTo("not-found");
  }

  @Test
  default void tellsThatALockWasGivenUp() {
    String lock = his().ask(lock("B1")).at("/lock/id").asText();
    Message unlock = payment("B1", lock).as("slot.unlock");

    assertTold(unlock, "slot.unlocked");
    assertThat(his().refusal(lock("B1").as("slot.locked"))).isEqualTo("not-found");
  }

  @Test
  default void tellsThatALockIsGoneWhenItsTimeIsOver() {
    assertTold(lock("B1"), "slot.locked");

    his().clock.pass(Duration.ofMinutes(16));

    assertThat(his().refusal(lock("B1").as("slot.locked"))).isEqualTo("not-found");
    assertThat(his().refusal(lock("B1"))).isEqualTo("conflict");
  }

  @Test
  default void tellsThatANumberWasTaken() {
    Message booking = bookingToday("B1", 2, "all-day");
    his().ask(booking);
    his()
        .jdbc
        .update(
            "insert into visit_card (id, hospital_id, patient_id, number, name, type)"
                + " select 'VC1', 'H1', patient_id, 'N1', 'card', '1' from appointment");
    Message checkIn =
        booking.with(
            "patient.card.id", "VC1", "patient.card.number", "N1", "patient.card.type", "1");

    assertTold(checkIn.as("appointment.check-in"), "appointment.checked-in");
  }
}
