package org.hospitalhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hospitalhub.outbox.ScriptedTransport.DONE;
import static org.hospitalhub.outbox.ScriptedTransport.DOWN;
import static org.hospitalhub.outbox.ScriptedTransport.NO;
import static org.hospitalhub.outbox.ScriptedTransport.SILENT;
import static org.hospitalhub.outbox.ScriptedTransport.json;
import static org.hospitalhub.outbox.Town.schedule;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.sheet.CanonicalException;
import org.junit.jupiter.api.Test;

/** Order within a lane, independence between lanes and platforms, and what people decide. */
interface LaneRules extends InTown {

  @Test
  default void neverLetsARevocationOvertakeItsSuspension() {
    OutboxServices node = town().node("a");
    town().platforms.next("alpha/S1", SILENT);
    UUID suspension = town().say(node, "schedule.suspend", schedule("S1"));
    UUID revocation = town().say(node, "schedule.resume", schedule("S1"));

    town().awaitsAttempts(node, suspension, "alpha", 1);
    town().awaits(node, revocation, "beta", State.DELIVERED);
    node.dispatcher().dispatch();
    assertThat(town().delivery(node, revocation, "alpha").attempts()).isZero();
    town().clock.pass(Duration.ofSeconds(10));
    node.dispatcher().dispatch();

    town().awaits(node, revocation, "alpha", State.DELIVERED);
    assertThat(town().platforms.operations("alpha")).containsExactly("S1", "S1", "S2");
    assertThat(town().platforms.operations("beta")).containsExactly("S1", "S2");
  }

  @Test
  default void blocksOnlyItsLaneWithWhatIsHeld() {
    OutboxServices node = town().node("a");
    town().platforms.next("alpha/S1", NO);
    UUID held = town().say(node, "schedule.suspend", schedule("S1"));
    town().awaits(node, held, "alpha", State.HELD);
    UUID behind = town().say(node, "schedule.resume", schedule("S1"));
    UUID beside = town().say(node, "schedule.suspend", schedule("S2"));

    town().awaits(node, beside, "alpha", State.DELIVERED);
    assertThat(town().delivery(node, behind, "alpha").state()).isEqualTo(State.PENDING);
    node.deliveries().discard(town().delivery(node, held, "alpha").id());

    town().awaits(node, behind, "alpha", State.DELIVERED);
    assertThat(town().delivery(node, held, "alpha").state()).isEqualTo(State.DISCARDED);
  }

  @Test
  default void sendsAHeldOneAgainAsItWasOrAsItWasEdited() {
    OutboxServices node = town().node("a");
    town().platforms.next("alpha/S1", NO, NO);
    UUID id = town().say(node, "schedule.suspend", schedule("S1", "ill"));
    Delivery held = town().awaits(node, id, "alpha", State.HELD);

    node.deliveries().retry(held.id(), null, false);
    town().awaitsAttempts(node, id, "alpha", 2);
    node.deliveries().retry(held.id(), json(schedule("S1", "away")), false);

    town().awaits(node, id, "alpha", State.DELIVERED);
    assertThat(town().platforms.got("alpha").get(1)).contains("\"ill\"");
    assertThat(town().platforms.got("alpha").get(2)).contains("\"away\"");
    assertThat(town().platforms.got("beta")).hasSize(1);
  }

  @Test
  default void refusesAnEditThatDoesNotFitAndADecisionThatComesTooLate() {
    OutboxServices node = town().node("a");
    town().platforms.next("alpha/S1", NO);
    UUID id = town().say(node, "schedule.suspend", schedule("S1"));
    long held = town().awaits(node, id, "alpha", State.HELD).id();

    refused("invalid", () -> node.deliveries().retry(held, json(schedule("S2")), false));
    refused(
        "missing",
        () -> node.deliveries().retry(held, json("{\"hospital\":{\"id\":\"H\"}}"), false));
    refused("not-found", () -> node.deliveries().discard(-1));
    node.deliveries().discard(held);
    refused("conflict", () -> node.deliveries().retry(held, null, false));
    assertThat(node.deliveries().list(State.DISCARDED, "alpha", 0, 10)).hasSize(1);
    assertThat(node.deliveries().list(State.HELD, null, 0, 10)).isEmpty();
  }

  private static void refused(String error, Runnable decision) {
    assertThatThrownBy(decision::run)
        .isInstanceOfSatisfying(
            CanonicalException.class, e -> assertThat(e.error()).isEqualTo(error));
  }

  @Test
  default void replacesTheStateThatThePlatformRefusedWithTheCorrectedOne() {
    OutboxServices node = town().node("a");
    town().platforms.next("alpha/S1", NO);
    UUID wrong = town().say(node, "schedule.suspend", schedule("S1", "ill"));
    town().awaits(node, wrong, "alpha", State.HELD);

    UUID corrected = town().say(node, "schedule.suspend", schedule("S1", "away"));

    town().awaits(node, corrected, "alpha", State.DELIVERED);
    assertThat(town().delivery(node, wrong, "alpha").state()).isEqualTo(State.REPLACED);
    assertThat(town().delivery(node, wrong, "beta").state()).isEqualTo(State.DELIVERED);
    refused(
        "conflict",
        () -> node.deliveries().retry(town().delivery(node, wrong, "alpha").id(), null, false));
    assertThat(town().jdbc.queryForObject("select count(*) from outbox_incident", Long.class))
        .isZero();
  }

  @Test
  default void replacesAStateThatIsRefusedWhenTheCorrectedOneWaitsAlready() {
    OutboxServices node = town().node("a");
    town().platforms.next("alpha/S1", DOWN, NO);
    UUID wrong = town().say(node, "schedule.suspend", schedule("S1", "ill"));
    town().awaitsAttempts(node, wrong, "alpha", 1);
    UUID corrected = town().say(node, "schedule.suspend", schedule("S1", "away"));

    town().clock.pass(Duration.ofSeconds(10));
    node.dispatcher().dispatch();

    town().awaits(node, corrected, "alpha", State.DELIVERED);
    assertThat(town().delivery(node, wrong, "alpha").state()).isEqualTo(State.REPLACED);
    assertThat(town().alarms).isEmpty();
  }

  @Test
  default void keepsTheOrderWhenSomethingElseWasSaidInBetween() {
    OutboxServices node = town().node("a");
    town().platforms.next("alpha/S1", NO);
    UUID wrong = town().say(node, "schedule.suspend", schedule("S1", "ill"));
    town().awaits(node, wrong, "alpha", State.HELD);

    UUID revocation = town().say(node, "schedule.resume", schedule("S1"));
    UUID again = town().say(node, "schedule.suspend", schedule("S1", "away"));
    town().awaits(node, again, "beta", State.DELIVERED);
    node.dispatcher().dispatch();

    assertThat(town().delivery(node, wrong, "alpha").state()).isEqualTo(State.HELD);
    assertThat(town().delivery(node, revocation, "alpha").state()).isEqualTo(State.PENDING);
    assertThat(town().delivery(node, again, "alpha").state()).isEqualTo(State.PENDING);
  }

  @Test
  default void tellsAHistoryAsItHappened() {
    OutboxServices node = town().node("a");
    town().platforms.next("alpha/V1", NO);
    String visit = "{\"visit\":{\"id\":\"V1\"%s}}";
    UUID first = town().say(node, "visit.tell", visit.formatted(""));
    town().awaits(node, first, "alpha", State.HELD);

    UUID second = town().say(node, "visit.tell", visit.formatted(",\"outcome\":\"seen\""));
    node.dispatcher().dispatch();

    assertThat(town().delivery(node, first, "alpha").state()).isEqualTo(State.HELD);
    assertThat(town().delivery(node, second, "alpha").state()).isEqualTo(State.PENDING);
  }

  @Test
  default void slowsNoOtherPlatformWithOneThatHangs() {
    OutboxServices node = town().node("a");
    CountDownLatch back = new CountDownLatch(1);
    town()
        .platforms
        .always(
            "alpha/S1",
            request -> {
              await(back);
              return DONE;
            });

    List<UUID> ids =
        IntStream.range(0, 20)
            .mapToObj(i -> town().say(node, "schedule.suspend", schedule("S" + i)))
            .toList();

    ids.forEach(id -> town().awaits(node, id, "beta", State.DELIVERED));
    assertThat(town().platforms.got("alpha")).hasSize(4);
    back.countDown();
    ids.forEach(id -> town().awaits(node, id, "alpha", State.DELIVERED));
  }

  @Test
  default void leavesAPlatformAloneThatIsDownAndResumesByItself() {
    OutboxServices node = town().node("a");
    town().platforms.always("alpha/S1", request -> DOWN);
    List<UUID> ids =
        IntStream.range(0, 20)
            .mapToObj(i -> town().say(node, "schedule.suspend", schedule("S" + i)))
            .toList();
    ids.forEach(id -> town().awaits(node, id, "beta", State.DELIVERED));
    node.dispatcher().dispatch();
    assertThat(town().platforms.got("alpha")).hasSizeLessThan(20);

    town().platforms.always("alpha/S1", request -> DONE);
    town()
        .timePassesUntil(
            node, ids.get(0), "alpha", delivery -> delivery.state() == State.DELIVERED);

    ids.forEach(
        id ->
            town()
                .timePassesUntil(
                    node, id, "alpha", delivery -> delivery.state() == State.DELIVERED));
    assertThat(town().alarms).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
