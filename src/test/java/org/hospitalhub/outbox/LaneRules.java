package org.hospitalhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hospitalhub.outbox.OutboxFixture.schedule;
import static org.hospitalhub.outbox.ScriptedTransport.DONE;
import static org.hospitalhub.outbox.ScriptedTransport.DOWN;
import static org.hospitalhub.outbox.ScriptedTransport.NO;
import static org.hospitalhub.outbox.ScriptedTransport.SILENT;
import static org.hospitalhub.outbox.ScriptedTransport.json;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.sheet.CanonicalException;
import org.junit.jupiter.api.Test;

/** Order within a lane, independence between lanes and platforms, and what people decide. */
interface LaneRules extends OutboxRules {

  @Test
  default void neverLetsARevocationOvertakeItsSuspension() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/S1", SILENT);
    UUID suspension = fixture().say(node, "schedule.suspend", schedule("S1"));
    UUID revocation = fixture().say(node, "schedule.resume", schedule("S1"));

    fixture().awaitsAttempts(node, suspension, "alpha", 1);
    fixture().awaits(node, revocation, "beta", State.DELIVERED);
    node.dispatcher().dispatch();
    assertThat(fixture().delivery(node, revocation, "alpha").attempts()).isZero();
    fixture().clock.pass(Duration.ofSeconds(10));
    node.dispatcher().dispatch();

    fixture().awaits(node, revocation, "alpha", State.DELIVERED);
    assertThat(fixture().platforms.operations("alpha")).containsExactly("S1", "S1", "S2");
    assertThat(fixture().platforms.operations("beta")).containsExactly("S1", "S2");
  }

  @Test
  default void blocksOnlyItsLaneWithWhatIsHeld() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/S1", NO);
    UUID held = fixture().say(node, "schedule.suspend", schedule("S1"));
    fixture().awaits(node, held, "alpha", State.HELD);
    UUID behind = fixture().say(node, "schedule.resume", schedule("S1"));
    UUID beside = fixture().say(node, "schedule.suspend", schedule("S2"));

    fixture().awaits(node, beside, "alpha", State.DELIVERED);
    assertThat(fixture().delivery(node, behind, "alpha").state()).isEqualTo(State.PENDING);
    node.deliveries().discard(fixture().delivery(node, held, "alpha").id());

    fixture().awaits(node, behind, "alpha", State.DELIVERED);
    assertThat(fixture().delivery(node, held, "alpha").state()).isEqualTo(State.DISCARDED);
  }

  @Test
  default void sendsAHeldOneAgainAsItWasOrAsItWasEdited() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/S1", NO, NO);
    UUID id = fixture().say(node, "schedule.suspend", schedule("S1", "ill"));
    Delivery held = fixture().awaits(node, id, "alpha", State.HELD);

    node.deliveries().retry(held.id(), null, false);
    fixture().awaitsAttempts(node, id, "alpha", 2);
    node.deliveries().retry(held.id(), json(schedule("S1", "away")), false);

    fixture().awaits(node, id, "alpha", State.DELIVERED);
    assertThat(fixture().platforms.got("alpha").get(1)).contains("\"ill\"");
    assertThat(fixture().platforms.got("alpha").get(2)).contains("\"away\"");
    assertThat(fixture().platforms.got("beta")).hasSize(1);
  }

  @Test
  default void refusesAnEditThatDoesNotFitAndADecisionThatComesTooLate() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/S1", NO);
    UUID id = fixture().say(node, "schedule.suspend", schedule("S1"));
    long held = fixture().awaits(node, id, "alpha", State.HELD).id();

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
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/S1", NO);
    UUID wrong = fixture().say(node, "schedule.suspend", schedule("S1", "ill"));
    fixture().awaits(node, wrong, "alpha", State.HELD);

    UUID corrected = fixture().say(node, "schedule.suspend", schedule("S1", "away"));

    fixture().awaits(node, corrected, "alpha", State.DELIVERED);
    assertThat(fixture().delivery(node, wrong, "alpha").state()).isEqualTo(State.REPLACED);
    assertThat(fixture().delivery(node, wrong, "beta").state()).isEqualTo(State.DELIVERED);
    refused(
        "conflict",
        () -> node.deliveries().retry(fixture().delivery(node, wrong, "alpha").id(), null, false));
    assertThat(fixture().jdbc.queryForObject("select count(*) from outbox_incident", Long.class))
        .isZero();
  }

  @Test
  default void replacesAStateThatIsRefusedWhenTheCorrectedOneWaitsAlready() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/S1", DOWN, NO);
    UUID wrong = fixture().say(node, "schedule.suspend", schedule("S1", "ill"));
    fixture().awaitsAttempts(node, wrong, "alpha", 1);
    UUID corrected = fixture().say(node, "schedule.suspend", schedule("S1", "away"));

    fixture().clock.pass(Duration.ofSeconds(10));
    node.dispatcher().dispatch();

    fixture().awaits(node, corrected, "alpha", State.DELIVERED);
    assertThat(fixture().delivery(node, wrong, "alpha").state()).isEqualTo(State.REPLACED);
    assertThat(fixture().alarms).isEmpty();
  }

  @Test
  default void keepsTheOrderWhenSomethingElseWasSaidInBetween() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/S1", NO);
    UUID wrong = fixture().say(node, "schedule.suspend", schedule("S1", "ill"));
    fixture().awaits(node, wrong, "alpha", State.HELD);

    UUID revocation = fixture().say(node, "schedule.resume", schedule("S1"));
    UUID again = fixture().say(node, "schedule.suspend", schedule("S1", "away"));
    fixture().awaits(node, again, "beta", State.DELIVERED);
    node.dispatcher().dispatch();

    assertThat(fixture().delivery(node, wrong, "alpha").state()).isEqualTo(State.HELD);
    assertThat(fixture().delivery(node, revocation, "alpha").state()).isEqualTo(State.PENDING);
    assertThat(fixture().delivery(node, again, "alpha").state()).isEqualTo(State.PENDING);
  }

  @Test
  default void tellsAHistoryAsItHappened() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/V1", NO);
    String visit = "{\"visit\":{\"id\":\"V1\"%s}}";
    UUID first = fixture().say(node, "visit.tell", visit.formatted(""));
    fixture().awaits(node, first, "alpha", State.HELD);

    UUID second = fixture().say(node, "visit.tell", visit.formatted(",\"outcome\":\"seen\""));
    node.dispatcher().dispatch();

    assertThat(fixture().delivery(node, first, "alpha").state()).isEqualTo(State.HELD);
    assertThat(fixture().delivery(node, second, "alpha").state()).isEqualTo(State.PENDING);
  }

  @Test
  default void slowsNoOtherPlatformWithOneThatHangs() {
    OutboxServices node = fixture().node("a");
    CountDownLatch back = new CountDownLatch(1);
    fixture()
        .platforms
        .always(
            "alpha/S1",
            request -> {
              await(back);
              return DONE;
            });

    List<UUID> ids =
        IntStream.range(0, 20)
            .mapToObj(i -> fixture().say(node, "schedule.suspend", schedule("S" + i)))
            .toList();

    ids.forEach(id -> fixture().awaits(node, id, "beta", State.DELIVERED));
    assertThat(fixture().platforms.got("alpha")).hasSize(4);
    back.countDown();
    ids.forEach(id -> fixture().awaits(node, id, "alpha", State.DELIVERED));
  }

  @Test
  default void leavesAPlatformAloneThatIsDownAndResumesByItself() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.always("alpha/S1", request -> DOWN);
    List<UUID> ids =
        IntStream.range(0, 20)
            .mapToObj(i -> fixture().say(node, "schedule.suspend", schedule("S" + i)))
            .toList();
    ids.forEach(id -> fixture().awaits(node, id, "beta", State.DELIVERED));
    node.dispatcher().dispatch();
    assertThat(fixture().platforms.got("alpha")).hasSizeLessThan(20);

    fixture().platforms.always("alpha/S1", request -> DONE);
    fixture()
        .timePassesUntil(
            node, ids.get(0), "alpha", delivery -> delivery.state() == State.DELIVERED);

    ids.forEach(
        id ->
            fixture()
                .timePassesUntil(
                    node, id, "alpha", delivery -> delivery.state() == State.DELIVERED));
    assertThat(fixture().alarms).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
