package org.hospitalhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hospitalhub.outbox.ScriptedCourier.DOWN;
import static org.hospitalhub.outbox.ScriptedCourier.NO;
import static org.hospitalhub.outbox.ScriptedCourier.SILENT;
import static org.hospitalhub.outbox.ScriptedCourier.json;

import java.time.Duration;
import java.util.List;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Operation;
import org.junit.jupiter.api.Test;

/** A refund happens once, whatever becomes of its answer. */
interface MoneyRules extends InTown {

  Outcome PAID = new Outcome.Taken(json("{\"refund\":{\"order\":\"RF1\"}}"));

  private static Outcome state(String state) {
    return new Outcome.Taken(json("{\"refund\":{\"status\":\"" + state + "\"}}"));
  }

  private Outcome refund(PostOffice node, String amount) {
    String request = "{\"payment\":{\"order\":\"P1\"},\"refund\":{\"amount\":\"" + amount + "\"}}";
    Operation target = town().operation("alpha", "R1");
    return node.interactive().ask(Town.event("refund.request", request), target);
  }

  private Delivery delivery(PostOffice node) {
    List<Delivery> all = node.deliveries().list(null, "alpha", 0, 10);
    return all.get(all.size() - 1);
  }

  @Test
  default void answersARepeatWithTheAnswerThatCame() {
    PostOffice node = town().node("a");
    town().platforms.next("alpha/R1", PAID);

    Outcome first = refund(node, "5.00");
    Outcome repeat = refund(node, "5.00");

    assertThat(first).isEqualTo(PAID);
    assertThat(repeat).isEqualTo(PAID);
    assertThat(town().platforms.operations("alpha")).containsExactly("R1");
  }

  @Test
  default void asksBeforeItSendsAgainAndFindsThatItHappened() {
    PostOffice node = town().node("a");
    town().platforms.next("alpha/R1", SILENT);
    town().platforms.next("alpha/R2", state("done"));

    assertThat(refund(node, "5.00")).isEqualTo(SILENT);
    assertThat(delivery(node).state()).isEqualTo(State.UNKNOWN);
    Outcome repeat = refund(node, "5.00");

    assertThat(repeat).isEqualTo(new Outcome.Taken(json("{\"refund\":{\"order\":\"P1\"}}")));
    assertThat(delivery(node).state()).isEqualTo(State.DELIVERED);
    assertThat(town().platforms.got("alpha"))
        .element(1)
        .isEqualTo("R2 {\"refund\":{\"order\":\"P1\"}}");
    assertThat(town().platforms.operations("alpha")).containsExactly("R1", "R2");
  }

  @Test
  default void sendsItAgainOnlyWhenItNeverHappened() {
    PostOffice node = town().node("a");
    town().platforms.next("alpha/R1", SILENT, SILENT, PAID);
    town().platforms.next("alpha/R2", state("none"), new Outcome.Refused("404", "none", false));
    refund(node, "5.00");

    town().clock.pass(Duration.ofSeconds(10));
    node.dispatcher().dispatch();
    town().awaitsAttempts(node, delivery(node).message(), "alpha", 2);
    town().clock.pass(Duration.ofSeconds(20));
    node.dispatcher().dispatch();

    town().awaits(node, delivery(node).message(), "alpha", State.DELIVERED);
    assertThat(town().platforms.operations("alpha")).containsExactly("R1", "R2", "R1", "R2", "R1");
    assertThat(town().platforms.got("alpha").get(4))
        .isEqualTo(town().platforms.got("alpha").get(0));
    assertThat(refund(node, "5.00")).isEqualTo(PAID);
  }

  @Test
  default void staysUnknownWhileNobodyTellsAndIsHeldInTheEnd() {
    PostOffice node = town().node("a");
    town().platforms.always("alpha/R1", parcel -> SILENT);
    town().platforms.always("alpha/R2", parcel -> NO);
    refund(node, "5.00");

    town().clock.pass(Duration.ofSeconds(10));
    node.dispatcher().dispatch();
    Delivery asked = town().awaitsAttempts(node, delivery(node).message(), "alpha", 2);
    assertThat(asked.state()).isEqualTo(State.UNKNOWN);
    assertThatThrownBy(() -> refund(node, "6.00"))
        .isInstanceOfSatisfying(
            CanonicalException.class, e -> assertThat(e.error()).isEqualTo("in-progress"));
    town().clock.pass(Duration.ofSeconds(20));
    node.dispatcher().dispatch();

    town().awaits(node, asked.message(), "alpha", State.HELD);
    assertThat(town().platforms.operations("alpha")).containsExactly("R1", "R2", "R2");
    assertThat(town().alarms).hasSize(1);
  }

  @Test
  default void endsWithTheNoThatTheCallerWasTold() {
    PostOffice node = town().node("a");
    town().platforms.next("alpha/R1", NO, DOWN, PAID);

    assertThat(refund(node, "5.00")).isEqualTo(NO);
    assertThat(delivery(node).state()).isEqualTo(State.REFUSED);
    assertThat(refund(node, "5.00")).isEqualTo(DOWN);
    assertThat(refund(node, "5.00")).isEqualTo(PAID);

    assertThat(delivery(node).revision()).isEqualTo(3);
    assertThat(town().alarms).isEmpty();
  }

  @Test
  default void asksWhatANodeThatDiedHasDone() {
    PostOffice dying =
        town()
            .node(
                "dying",
                parcel -> {
                  throw new IllegalStateException("killed");
                });
    PostOffice other = town().node("other");
    assertThatThrownBy(() -> refund(dying, "5.00")).hasMessage("killed");
    town().platforms.next("alpha/R2", state("done"));

    town().clock.pass(Town.LEASE);
    other.dispatcher().dispatch();

    town().awaits(other, delivery(other).message(), "alpha", State.DELIVERED);
    assertThat(town().platforms.operations("alpha")).containsExactly("R2");
  }
}
