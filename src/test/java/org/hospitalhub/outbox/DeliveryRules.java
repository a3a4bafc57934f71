package org.hospitalhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hospitalhub.outbox.ScriptedTransport.DOWN;
import static org.hospitalhub.outbox.ScriptedTransport.NO;
import static org.hospitalhub.outbox.ScriptedTransport.SILENT;
import static org.hospitalhub.outbox.Town.schedule;

import java.time.Duration;
import java.util.UUID;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.sheet.CanonicalException;
import org.junit.jupiter.api.Test;

/** What is said once reaches everyone, or waits for a person. */
interface DeliveryRules extends InTown {

  @Test
  default void deliversAnEventToEveryPlatformThatHasASheet() {
    OutboxServices node = town().node("a");

    UUID id = town().say(node, "schedule.suspend", schedule("S1", "ill"));

    town().awaits(node, id, "alpha", State.DELIVERED);
    town().awaits(node, id, "beta", State.DELIVERED);
    assertThat(town().platforms.got("alpha"))
        .containsExactly(
            "S1 {\"hospital\":{\"id\":\"H1\"},\"schedule\":{\"id\":\"S1\",\"reason\":\"ill\"}}");
    assertThat(town().platforms.operations("beta")).containsExactly("S1");
  }

  @Test
  default void takesARepeatForTheSameMessageAndAChangeForANewRevision() {
    OutboxServices node = town().node("a");

    UUID first = town().say(node, "schedule.suspend", schedule("S1", "ill"));
    UUID repeat = town().say(node, "schedule.suspend", schedule("S1", "ill"));
    UUID change = town().say(node, "schedule.suspend", schedule("S1", "away"));
    UUID back = town().say(node, "schedule.suspend", schedule("S1", "ill"));

    assertThat(repeat).isEqualTo(first);
    assertThat(town().awaits(node, change, "alpha", State.DELIVERED).revision()).isEqualTo(2);
    assertThat(town().awaits(node, back, "alpha", State.DELIVERED).revision()).isEqualTo(3);
    assertThat(town().platforms.operations("alpha")).containsExactly("S1", "S1", "S1");
  }

  @Test
  default void takesWhatIsSaidAgainAfterItsRevocationForNew() {
    OutboxServices node = town().node("a");

    UUID first = town().say(node, "schedule.suspend", schedule("S1"));
    town().say(node, "schedule.resume", schedule("S1"));
    UUID again = town().say(node, "schedule.suspend", schedule("S1"));

    assertThat(again).isNotEqualTo(first);
    town().awaits(node, again, "alpha", State.DELIVERED);
    assertThat(town().platforms.operations("alpha")).containsExactly("S1", "S2", "S1");
  }

  @Test
  default void triesAgainWithLongerWaitsAndHoldsAfterTheCap() {
    OutboxServices node = town().node("a");
    town().platforms.always("alpha/S1", request -> SILENT);
    UUID id = town().say(node, "schedule.suspend", schedule("S1"));

    Delivery first = town().awaitsAttempts(node, id, "alpha", 1);
    assertThat(first.due()).isEqualTo(town().clock.instant().plusSeconds(10));
    town().clock.pass(Duration.ofSeconds(10));
    node.dispatcher().dispatch();
    Delivery second = town().awaitsAttempts(node, id, "alpha", 2);
    assertThat(second.due()).isEqualTo(town().clock.instant().plusSeconds(20));
    town().clock.pass(Duration.ofSeconds(20));
    node.dispatcher().dispatch();

    Delivery held = town().awaits(node, id, "alpha", State.HELD);
    assertThat(held.error()).isEqualTo("timeout");
    assertThat(held.detail()).isEqualTo("given up after 3 failures: no answer");
    assertThat(town().alarms).hasSize(1);
    assertThat(town().alarms.get(0).platform()).isEqualTo("alpha");
  }

  @Test
  default void holdsWhatThePlatformRefusesAndRaisesOneAlarmForAll() {
    OutboxServices node = town().node("a");
    town().platforms.always("alpha/S1", request -> NO);

    UUID first = town().say(node, "schedule.suspend", schedule("S1"));
    Delivery held = town().awaits(node, first, "alpha", State.HELD);
    UUID second = town().say(node, "schedule.suspend", schedule("S2"));
    town().awaits(node, second, "alpha", State.HELD);

    assertThat(held.error()).isEqualTo("rejected");
    assertThat(held.platformCode()).isEqualTo("-1");
    assertThat(node.deliveries().words(held)).isEqualTo("not like this");
    assertThat(held.attempts()).isEqualTo(1);
    assertThat(town().alarms).hasSize(1);
    town().awaits(node, second, "beta", State.DELIVERED);
  }

  @Test
  default void raisesANewAlarmWhenTheOldIncidentIsOver() {
    OutboxServices node = town().node("a");
    town().platforms.always("alpha/S1", request -> NO);
    UUID first = town().say(node, "schedule.suspend", schedule("S1"));
    Delivery held = town().awaits(node, first, "alpha", State.HELD);

    node.deliveries().discard(held.id());
    UUID second = town().say(node, "schedule.suspend", schedule("S2"));
    town().awaits(node, second, "alpha", State.HELD);

    assertThat(town().alarms).hasSize(2);
  }

  @Test
  default void triesAgainWhenTheRefusalMayPass() {
    OutboxServices node = town().node("a");
    town().platforms.next("alpha/S1", new AttemptResult.Refused("-1", "come later", true));
    UUID id = town().say(node, "schedule.suspend", schedule("S1"));
    town().awaitsAttempts(node, id, "alpha", 1);

    town().clock.pass(Duration.ofSeconds(10));
    node.dispatcher().dispatch();

    assertThat(town().awaits(node, id, "alpha", State.DELIVERED).attempts()).isEqualTo(2);
    assertThat(town().alarms).isEmpty();
  }

  @Test
  default void neverGivesUpWithinItsPatienceWhileAPlatformCannotBeReached() {
    OutboxServices node = town().node("a");
    town().platforms.always("alpha/S1", request -> DOWN);
    UUID id = town().say(node, "schedule.suspend", schedule("S1"));

    town().timePassesUntil(node, id, "alpha", delivery -> delivery.attempts() > 3 * Town.LIMIT);
    town().platforms.always("alpha/S1", request -> ScriptedTransport.DONE);
    town().timePassesUntil(node, id, "alpha", delivery -> delivery.state() == State.DELIVERED);

    assertThat(town().alarms).isEmpty();
  }

  @Test
  default void holdsWhatAPlatformCouldNotBeToldForDays() {
    OutboxServices node = town().node("a");
    town().platforms.always("alpha/S1", request -> DOWN);
    UUID id = town().say(node, "schedule.suspend", schedule("S1"));
    town().awaitsAttempts(node, id, "alpha", 1);

    town().clock.pass(Duration.ofDays(3));
    town().timePassesUntil(node, id, "alpha", delivery -> delivery.state() == State.HELD);

    assertThat(town().delivery(node, id, "alpha").error()).isEqualTo("busy");
  }

  @Test
  default void refusesWhatFitsNoPlatformAndTakesWhatFitsOne() {
    OutboxServices node = town().node("a");

    town().say(node, "schedule.suspend", schedule("S1", "sickness"));

    assertThatThrownBy(
            () -> town().say(node, "schedule.suspend", schedule("S1", "a very long reason")))
        .isInstanceOfSatisfying(
            CanonicalException.class,
            e -> assertThat(e.violations()).extracting("path").containsExactly("schedule.reason"));
    assertThatThrownBy(() -> town().say(node, "refund.request", schedule("S1")))
        .hasMessageContaining("no event");
  }

  @Test
  default void keepsNothingInTheClear() {
    OutboxServices node = town().node("a");

    town().say(node, "schedule.suspend", schedule("S1", "ill"));

    byte[] payload = town().jdbc.queryForObject("select payload from outbox_message", byte[].class);
    assertThat(new String(payload, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("H1");
  }

  @Test
  default void forgetsWhatIsSettledEverywhereAndTellsWhatIsNot() {
    OutboxServices node = town().node("a");
    town().platforms.next("alpha/S1", NO);
    UUID held = town().say(node, "schedule.suspend", schedule("S1"));
    town().awaits(node, held, "alpha", State.HELD);
    UUID settled = town().say(node, "schedule.suspend", schedule("S2"));
    town().awaits(node, settled, "alpha", State.DELIVERED);
    town().awaits(node, settled, "beta", State.DELIVERED);
    town().awaits(node, held, "beta", State.DELIVERED);

    town().clock.pass(Duration.ofDays(2));
    int pruned = node.upkeep().prune(Duration.ofDays(1));

    assertThat(pruned).isEqualTo(1);
    assertThat(node.deliveries().message(settled)).isEmpty();
    assertThat(node.upkeep().depth())
        .containsExactly(new OutboxUpkeep.Depth("alpha", State.HELD, 1, Duration.ofDays(2)));
    assertThat(town().say(node, "schedule.suspend", schedule("S2"))).isNotEqualTo(settled);
  }
}
