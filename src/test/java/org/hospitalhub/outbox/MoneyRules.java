package org.hospitalhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hospitalhub.outbox.ScriptedTransport.DONE;
import static org.hospitalhub.outbox.ScriptedTransport.DOWN;
import static org.hospitalhub.outbox.ScriptedTransport.NO;
import static org.hospitalhub.outbox.ScriptedTransport.SILENT;
import static org.hospitalhub.outbox.ScriptedTransport.json;
import static org.hospitalhub.support.Patience.await;

import java.time.Duration;
import java.util.List;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A refund happens once, whatever becomes of its answer. */
interface MoneyRules extends OutboxRules {

  AttemptResult PAID = new AttemptResult.Taken(json("{\"refund\":{\"order\":\"RF1\"}}"));
  AttemptResult INFERRED = new AttemptResult.Taken(json("{\"refund\":{\"order\":\"P1\"}}"));

  private static AttemptResult state(String state) {
    return state(state, "P1", "5.00");
  }

  private static AttemptResult state(String state, String order, String amount) {
    return new AttemptResult.Taken(
        json(
            "{\"refund\":{\"status\":\"%s\",\"amount\":\"%s\"},\"payment\":{\"order\":\"%s\"}}"
                .formatted(state, amount, order)));
  }

  private AttemptResult refund(OutboxServices node, String amount) {
    return refund(node, amount, null);
  }

  private AttemptResult refund(OutboxServices node, String amount, @Nullable String requestKey) {
    return refund(node, "alpha", amount, requestKey);
  }

  private AttemptResult refund(
      OutboxServices node, String platform, String amount, @Nullable String requestKey) {
    String request = "{\"payment\":{\"order\":\"P1\"},\"refund\":{\"amount\":\"" + amount + "\"}}";
    Operation target = fixture().operation(platform, "R1");
    return node.interactive()
        .ask(OutboxFixture.event("refund.request", request), target, requestKey);
  }

  private void unanswered(OutboxServices node, String amount, @Nullable String requestKey) {
    fixture().platforms.next("alpha/R1", SILENT);
    refused("timeout", () -> refund(node, amount, requestKey));
  }

  private static void refused(String error, Runnable request) {
    assertThatThrownBy(request::run)
        .isInstanceOfSatisfying(
            CanonicalException.class, e -> assertThat(e.error()).isEqualTo(error));
  }

  private Delivery delivery(OutboxServices node) {
    List<Delivery> all = node.deliveries().list(null, null, 0, 10);
    return all.get(all.size() - 1);
  }

  private void timePasses(OutboxServices node) {
    fixture().clock.pass(Duration.ofSeconds(20));
    node.dispatcher().dispatch();
  }

  private Delivery awaitsHeld(OutboxServices node) {
    Delivery last = delivery(node);
    return fixture().awaits(node, last.message(), last.platform(), State.HELD);
  }

  private List<String> asked() {
    return fixture().platforms.operations("alpha");
  }

  @Test
  default void answersARepeatWithTheAnswerThatCame() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/R1", PAID);

    AttemptResult first = refund(node, "5.00");
    AttemptResult repeat = refund(node, "5.00");

    assertThat(first).isEqualTo(PAID);
    assertThat(repeat).isEqualTo(PAID);
    assertThat(asked()).containsExactly("R1");
  }

  @Test
  default void asksBeforeItSendsAgainAndFindsThatItHappened() {
    OutboxServices node = fixture().node("a");
    unanswered(node, "5.00", null);
    fixture().platforms.next("alpha/R2", state("done"));

    assertThat(delivery(node).state()).isEqualTo(State.UNKNOWN);
    AttemptResult repeat = refund(node, "5.00");

    assertThat(repeat).isEqualTo(INFERRED);
    assertThat(delivery(node).state()).isEqualTo(State.DELIVERED);
    assertThat(fixture().platforms.got("alpha"))
        .element(1)
        .isEqualTo("R2 {\"refund\":{\"order\":\"P1\"}}");
    assertThat(asked()).containsExactly("R1", "R2");
  }

  @Test
  default void sendsItAgainOnlyWhenThePlatformSaysThatItNeverHappened() {
    OutboxServices node = fixture().node("a");
    unanswered(node, "5.00", null);
    fixture().platforms.next("alpha/R1", SILENT, PAID);
    fixture()
        .platforms
        .next("alpha/R2", state("none"), new AttemptResult.Refused("404", "none", false));

    timePasses(node);
    fixture().awaitsAttempts(node, delivery(node).message(), "alpha", 2);
    timePasses(node);

    fixture().awaits(node, delivery(node).message(), "alpha", State.DELIVERED);
    assertThat(asked()).containsExactly("R1", "R2", "R1", "R2", "R1");
    assertThat(fixture().platforms.got("alpha").get(4))
        .isEqualTo(fixture().platforms.got("alpha").get(0));
    assertThat(refund(node, "5.00")).isEqualTo(PAID);
  }

  /** Whatever the query answers but what the sheet lists, and lists of this refund. */
  @Test
  default void holdsAtOnceWhatTheQueryDoesNotDecide() {
    List<AttemptResult> answers =
        List.of(
            NO,
            new AttemptResult.Refused("", "", false),
            new AttemptResult.Unclear("rejected", "the answer cannot be read"),
            new AttemptResult.Unfit("invalid", "refund"),
            state("paid-out"),
            state(""),
            state("done", "P2", "5.00"),
            state("done", "P1", "4.99"),
            state("failed", "P2", "5.00"),
            state("none", "P1", "50.00"),
            new AttemptResult.Taken(json("{\"refund\":{\"status\":\"done\"}}")),
            DONE);
    for (AttemptResult answer : answers) {
      OutboxServices node = fixture().node("a");
      unanswered(node, "5.00", null);
      fixture().platforms.next("alpha/R2", answer);

      timePasses(node);
      Delivery held = awaitsHeld(node);

      assertThat(held.error()).isEqualTo("undecided");
      assertThat(asked()).as("%s", answer).containsExactly("R1", "R2");
      await().until(() -> fixture().alarms.size() == 1);
      assertThatThrownBy(() -> refund(node, "5.00"))
          .isInstanceOfSatisfying(
              UndecidedException.class,
              e -> {
                assertThat(e.error()).isEqualTo("undecided");
                assertThat(e.delivery()).isEqualTo(held.id());
              });
      refused("undecided", () -> refund(node, "6.00"));
      assertThat(asked()).hasSize(2);
      fixture().clear();
    }
  }

  @Test
  default void tellsACallerAtOnceThatAPersonDecides() {
    OutboxServices node = fixture().node("a");
    unanswered(node, "5.00", null);
    fixture().platforms.next("alpha/R2", NO);

    refused("undecided", () -> refund(node, "5.00"));

    assertThat(delivery(node).state()).isEqualTo(State.HELD);
    assertThat(asked()).containsExactly("R1", "R2");
  }

  @Test
  default void holdsWhatNothingTellsOf() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("beta/R1", SILENT);

    refused("undecided", () -> refund(node, "beta", "5.00", null));
    node.deliveries().retry(delivery(node).id(), null, false);
    fixture().awaitsAttempts(node, delivery(node).message(), "beta", 2);

    assertThat(awaitsHeld(node).error()).isEqualTo("undecided");
    assertThat(fixture().platforms.operations("beta")).containsExactly("R1");
  }

  @Test
  default void goesOnAskingWhileNoAnswerComesAndHoldsItInTheEnd() {
    OutboxServices node = fixture().node("a");
    unanswered(node, "5.00", null);
    fixture().platforms.next("alpha/R2", DOWN, SILENT, SILENT);

    timePasses(node);
    Delivery down = fixture().awaitsAttempts(node, delivery(node).message(), "alpha", 2);
    assertThat(down.state()).isEqualTo(State.UNKNOWN);
    refused("in-progress", () -> refund(node, "6.00"));
    timePasses(node);
    fixture().awaitsAttempts(node, down.message(), "alpha", 3);
    timePasses(node);
    awaitsHeld(node);

    assertThat(asked()).containsExactly("R1", "R2", "R2", "R2");
    await().until(() -> fixture().alarms.size() == 1);
  }

  @Test
  default void endsWithTheNoThatTheCallerWasTold() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/R1", NO, DOWN, PAID);

    assertThat(refund(node, "5.00")).isEqualTo(NO);
    assertThat(delivery(node).state()).isEqualTo(State.REFUSED);
    assertThat(refund(node, "5.00")).isEqualTo(DOWN);
    assertThat(refund(node, "5.00")).isEqualTo(PAID);

    assertThat(delivery(node).revision()).isEqualTo(3);
    assertThat(fixture().alarms).isEmpty();
  }

  @Test
  default void takesAnAnswerWithoutACodeForNoAnswer() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/R1", new AttemptResult.Refused("", "", false));

    refused("timeout", () -> refund(node, "5.00"));

    assertThat(delivery(node).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  default void tellsTheNoThatTheQueryFinds() {
    OutboxServices node = fixture().node("a");
    unanswered(node, "5.00", null);
    fixture().platforms.next("alpha/R2", state("failed"));

    assertThat(refund(node, "5.00")).isEqualTo(new AttemptResult.Refused("failed", "", false));
    assertThat(delivery(node).state()).isEqualTo(State.REFUSED);
  }

  @Test
  default void asksWhatANodeThatDiedHasDone() {
    OutboxServices dying =
        fixture()
            .node(
                "dying",
                request -> {
                  throw new IllegalStateException("killed");
                });
    OutboxServices other = fixture().node("other");
    assertThatThrownBy(() -> refund(dying, "5.00")).hasMessage("killed");
    fixture().platforms.next("alpha/R2", state("done"));

    fixture().clock.pass(OutboxFixture.LEASE);
    other.dispatcher().dispatch();

    fixture().awaits(other, delivery(other).message(), "alpha", State.DELIVERED);
    assertThat(asked()).containsExactly("R2");
  }

  @Test
  default void sendsWhatANodeThatDiedHasNeverSent() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/R1", SILENT, PAID);
    refused("timeout", () -> refund(node, "5.00"));
    fixture().jdbc.update("update outbox_delivery set undone = true");

    timePasses(node);

    fixture().awaits(node, delivery(node).message(), "alpha", State.DELIVERED);
    assertThat(asked()).containsExactly("R1", "R1");
  }

  /** A node that was stopped in between must not send what another one has taken over. */
  @Test
  default void sendsNothingWhenItsClaimHasEnded() {
    OutboxServices other = fixture().node("other");
    fixture().platforms.next("alpha/R2", NO);
    OutboxServices slow =
        fixture()
            .node(
                "slow",
                request -> {
                  if (request.operation().equals("R2")) {
                    fixture().clock.pass(OutboxFixture.LEASE);
                    other.dispatcher().dispatch();
                    awaitsHeld(other);
                    return state("none");
                  }
                  return fixture().platforms.send(request);
                });
    unanswered(slow, "5.00", null);

    refused("timeout", () -> refund(slow, "5.00"));

    assertThat(asked()).containsExactly("R1", "R2");
    assertThat(delivery(other).state()).isEqualTo(State.HELD);
  }

  @Test
  default void makesTwoRefundsOfTwoEqualOnesWithTwoKeys() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/R1", PAID, DONE);

    assertThat(refund(node, "5.00", "key-1")).isEqualTo(PAID);
    assertThat(refund(node, "5.00", "key-2")).isEqualTo(DONE);
    assertThat(refund(node, "5.00", "key-1")).isEqualTo(PAID);
    assertThat(refund(node, "5.00", "key-2")).isEqualTo(DONE);
    assertThat(refund(node, "5.00")).isEqualTo(DONE);

    assertThat(asked()).containsExactly("R1", "R1");
  }

  @Test
  default void knowsARepeatAlsoWhenSomethingElseWasSaidSince() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/R1", PAID, DONE);
    refund(node, "5.00");
    refund(node, "6.00");

    assertThat(refund(node, "5.00")).isEqualTo(PAID);

    assertThat(asked()).containsExactly("R1", "R1");
  }

  @Test
  default void refusesAKeyThatCameWithAnotherRequestUnlessNothingWasDone() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/R1", NO, PAID);

    assertThat(refund(node, "5.00", "key-1")).isEqualTo(NO);
    assertThat(refund(node, "6.00", "key-1")).isEqualTo(PAID);

    refused("key-reused", () -> refund(node, "5.00", "key-1"));
    assertThat(asked()).containsExactly("R1", "R1");
  }

  @Test
  default void doesNotTakeAnEqualRefundForTheOneThatIsAskedAbout() {
    OutboxServices node = fixture().node("a");
    fixture().platforms.next("alpha/R1", PAID);
    refund(node, "5.00", "key-1");
    unanswered(node, "5.00", "key-2");
    fixture().platforms.next("alpha/R2", state("done"));

    refused("undecided", () -> refund(node, "5.00", "key-2"));

    assertThat(asked()).containsExactly("R1", "R1", "R2");
  }

  @Test
  default void asksAlsoWhenAPersonTriesItAgainUnlessThePersonKnows() {
    OutboxServices node = fixture().node("a");
    unanswered(node, "5.00", null);
    fixture().platforms.next("alpha/R2", NO, NO);
    timePasses(node);
    Delivery held = awaitsHeld(node);

    node.deliveries().retry(held.id(), null, false);
    fixture().awaitsAttempts(node, held.message(), "alpha", 3);
    assertThat(awaitsHeld(node).error()).isEqualTo("undecided");
    assertThat(asked()).containsExactly("R1", "R2", "R2");
    fixture().platforms.next("alpha/R1", PAID);
    node.deliveries().retry(held.id(), null, true);

    fixture().awaits(node, held.message(), "alpha", State.DELIVERED);
    assertThat(asked()).containsExactly("R1", "R2", "R2", "R1");
    assertThat(refund(node, "5.00")).isEqualTo(PAID);
  }

  @Test
  default void doesNotDoByItselfWhatAPersonHasGivenUp() {
    OutboxServices node = fixture().node("a");
    unanswered(node, "5.00", "key-1");
    node.deliveries().discard(delivery(node).id());

    refused("conflict", () -> refund(node, "5.00", "key-1"));
    refused("conflict", () -> refund(node, "5.00"));
    fixture().platforms.next("alpha/R1", PAID);
    assertThat(refund(node, "5.00", "key-2")).isEqualTo(PAID);

    assertThat(asked()).containsExactly("R1", "R1");
  }
}
