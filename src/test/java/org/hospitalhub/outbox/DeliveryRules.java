package org.hospitalhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hospitalhub.outbox.OutboxFixture.schedule;
import static org.hospitalhub.outbox.ScriptedTransport.DOWN;
import static org.hospitalhub.outbox.ScriptedTransport.NO;
import static org.hospitalhub.outbox.ScriptedTransport.SILENT;
import static org.hospitalhub.support.Patience.await;

import java.time.Duration;
import java.util.UUID;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.sheet.CanonicalException;
import org.junit.jupiter.api.Test;

/** What is said once reaches everyone, or waits for a person. */
interface DeliveryRules extends OutboxRules {

  @Test
  default void deliversAnEventToEveryPlatformThatHasASheet() {
    OutboxServices node = fixture().node("a");

    UUID id = fixture().say(node, "schedule.suspend", schedule("S1", "ill"));

    fixture().awaits(node, id, "alpha", State.DELIVERED);
    fixture().awaits(node, id, "beta", State.DELIVERED);
    assertThat(fixture().platforms.got("alpha"))
        .containsExactly(
            "S1 {\"hospital\":{\"id\":\"H1\"},\"schedule\":{\"id\":\"S1\",\"reason\":\"ill\"}}");
    assertThat(fixture().platforms.operations("beta")).containsExactly("S1");
  }

  @Test
  default void takesARepeatForTheSameMessageAndAChangeForANewRevision() {
    OutboxServices node = fixture().node("a");

    UUID first = fixture().say(node, "schedule.suspend", schedule("S1", "ill"));
    UUID repeat = fixture().say(node, "schedule.suspend", schedule("S1", "ill"));
    UUID change = fixture().say(node, "schedule.suspend", schedule("S1", "away"));
    UUID back = fixture().say(node, "schedule.suspend", schedule("S1", "ill"));

    assertThat(repeat).isEqualTo(first);
    assertThat(fixture().awaits(node, change, "alpha", State.DELIVERED).revision()).isEqualTo(2);
    assertThat(fixture().awaits(node, back, "alpha", State.DELIVERED).revision()).isEqualTo(3);
    assertThat(fixture().platforms.operations("alpha")).containsExactly("S1", "S1", "S1");
  }

  @Test
  default void takesWhatIsSaidAgainAfterItsRevocationForNew() {
    OutboxServices node = fixture().node("a");

    UUID first = fixture().say(node, "schedule.suspend", schedule("S1"));
    fixture().say(node, "schedule.resume", schedule("S1"));
    UUID again = fixture().say(node, "schedule.suspend", schedule("S1"));

    assertThat(again).isNotEqualTo(first);
    fixture().awaits(node, again, "alpha", State.DELIVERED);
    assertThat(fixture().platforms.operations("alpha")).containsExactly("S1", "S2", "S1");
  }

  @Test
  default void triesAgainWithLongerWaitsAndHoldsAfterTheCap() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.always("alpha/S1", request -> SILENT);
    UUID id = fixture().say(node, "schedule.suspend", schedule("S1"));

    Delivery first = fixture().awaitsAttempts(node, id, "alpha", 1);
    assertThat(first.due()).isEqualTo(fixture().clock.instant().plusSeconds(10));
    fixture().clock.pass(Duration.ofSeconds(10));
    node.dispatcher().dispatch();
    Delivery second = fixture().awaitsAttempts(node, id, "alpha", 2);
    assertThat(second.due()).isEqualTo(fixture().clock.instant().plusSeconds(20));
    fixture().clock.pass(Duration.ofSeconds(20));
    node.dispatcher().dispatch();

    Delivery held = fixture().awaits(node, id, "alpha", State.HELD);
    assertThat(held.error()).isEqualTo("timeout");
    assertThat(held.detail()).isEqualTo("given up after 3 failures: no answer");
    await().until(() -> fixture().alarms.size() == 1);
    assertThat(fixture().alarms.get(0).platform()).isEqualTo("alpha");
  }

  @Test
  default void holdsWhatThePlatformRefusesAndRaisesOneAlarmForAll() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.always("alpha/S1", request -> NO);

    UUID first = fixture().say(node, "schedule.suspend", schedule("S1"));
    Delivery held = fixture().awaits(node, first, "alpha", State.HELD);
    UUID second = fixture().say(node, "schedule.suspend", schedule("S2"));
    fixture().awaits(node, second, "alpha", State.HELD);

    assertThat(held.error()).isEqualTo("rejected");
    assertThat(held.platformCode()).isEqualTo("-1");
    assertThat(node.deliveries().words(held)).isEqualTo("not like this");
    assertThat(held.attempts()).isEqualTo(1);
    await().until(() -> fixture().alarms.size() == 1);
    fixture().awaits(node, second, "beta", State.DELIVERED);
  }

  @Test
  default void raisesANewAlarmWhenTheOldIncidentIsOver() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.always("alpha/S1", request -> NO);
    UUID first = fixture().say(node, "schedule.suspend", schedule("S1"));
    Delivery held = fixture().awaits(node, first, "alpha", State.HELD);

    node.deliveries().discard(held.id());
    UUID second = fixture().say(node, "schedule.suspend", schedule("S2"));
    fixture().awaits(node, second, "alpha", State.HELD);

    await().until(() -> fixture().alarms.size() == 2);
  }

  @Test
  default void triesAgainWhenTheRefusalMayPass() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/S1", new AttemptResult.Refused("-1", "come later", true));
    UUID id = fixture().say(node, "schedule.suspend", schedule("S1"));
    fixture().awaitsAttempts(node, id, "alpha", 1);

    fixture().clock.pass(Duration.ofSeconds(10));
    node.dispatcher().dispatch();

    assertThat(fixture().awaits(node, id, "alpha", State.DELIVERED).attempts()).isEqualTo(2);
    assertThat(fixture().alarms).isEmpty();
  }

  @Test
  default void neverGivesUpWithinItsPatienceWhileAPlatformCannotBeReached() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.always("alpha/S1", request -> DOWN);
    UUID id = fixture().say(node, "schedule.suspend", schedule("S1"));

    fixture()
        .timePassesUntil(
            node, id, "alpha", delivery -> delivery.attempts() > 3 * OutboxFixture.LIMIT);
    fixture().platforms.always("alpha/S1", request -> ScriptedTransport.DONE);
    fixture().timePassesUntil(node, id, "alpha", delivery -> delivery.state() == State.DELIVERED);

    assertThat(fixture().alarms).isEmpty();
  }

  @Test
  default void holdsWhatAPlatformCouldNotBeToldForDays() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.always("alpha/S1", request -> DOWN);
    UUID id = fixture().say(node, "schedule.suspend", schedule("S1"));
    fixture().awaitsAttempts(node, id, "alpha", 1);

    fixture().clock.pass(Duration.ofDays(3));
    fixture().timePassesUntil(node, id, "alpha", delivery -> delivery.state() == State.HELD);

    assertThat(fixture().delivery(node, id, "alpha").error()).isEqualTo("busy");
  }

  @Test
  default void refusesWhatFitsNoPlatformAndTakesWhatFitsOne() {
    OutboxServices node = fixture().node("a");

    fixture().say(node, "schedule.suspend", schedule("S1", "sickness"));

    assertThatThrownBy(
            () -> fixture().say(node, "schedule.suspend", schedule("S1", "a very long reason")))
        .isInstanceOfSatisfying(
            CanonicalException.class,
            e -> assertThat(e.violations()).extracting("path").containsExactly("schedule.reason"));
    assertThatThrownBy(() -> fixture().say(node, "refund.request", schedule("S1")))
        .hasMessageContaining("no event");
  }

  @Test
  default void keepsNothingInTheClear() {
    OutboxServices node = fixture().node("a");

    fixture().say(node, "schedule.suspend", schedule("S1", "ill"));

    byte[] payload =
        fixture().jdbc.queryForObject("select payload from outbox_message", byte[].class);
    assertThat(new String(payload, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("H1");
  }

  @Test
  default void forgetsWhatIsSettledEverywhereAndTellsWhatIsNot() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/S1", NO);
    UUID held = fixture().say(node, "schedule.suspend", schedule("S1"));
    fixture().awaits(node, held, "alpha", State.HELD);
    UUID settled = fixture().say(node, "schedule.suspend", schedule("S2"));
    fixture().awaits(node, settled, "alpha", State.DELIVERED);
    fixture().awaits(node, settled, "beta", State.DELIVERED);
    fixture().awaits(node, held, "beta", State.DELIVERED);

    fixture().clock.pass(Duration.ofDays(2));
    int pruned = node.upkeep().prune(Duration.ofDays(1));

    assertThat(pruned).isEqualTo(1);
    assertThat(node.deliveries().message(settled)).isEmpty();
    assertThat(node.upkeep().depth())
        .containsExactly(new OutboxUpkeep.Depth("alpha", State.HELD, 1, Duration.ofDays(2)));
    assertThat(fixture().say(node, "schedule.suspend", schedule("S2"))).isNotEqualTo(settled);
  }
}
