package org.hospitalhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hospitalhub.outbox.OutboxFixture.event;
import static org.hospitalhub.outbox.OutboxFixture.schedule;
import static org.hospitalhub.outbox.ScriptedTransport.NO;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.outbox.Outbox.Event;
import org.hospitalhub.outbox.Outbox.Taken;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.Test;

/** What is said together. */
interface BatchRules extends OutboxRules {

  private static List<Event> suspensions(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> event("schedule.suspend", schedule("S" + i)))
        .toList();
  }

  private void awaitsCounts(OutboxServices node, long batch, Map<State, Long> counts) {
    Patience.await()
        .untilAsserted(
            () ->
                assertThat(node.batches().counts(List.of(batch)).getOrDefault(batch, Map.of()))
                    .isEqualTo(counts));
  }

  @Test
  default void countsABatchByState() {
    OutboxServices node = fixture().node("one");
    fixture().platforms.next("beta/S1", NO);

    Taken taken = node.outbox().accept(7, suspensions(3));

    assertThat(taken).isEqualTo(new Taken(6, 0));
    awaitsCounts(node, 7, Map.of(State.DELIVERED, 5L, State.HELD, 1L));
    assertThat(node.batches().underWay(7)).isFalse();
    assertThat(node.batches().counts(List.of(8L))).isEmpty();
  }

  @Test
  default void sendsOnlyWhatIsNotAcknowledgedWhenABatchIsSaidAgain() {
    OutboxServices node = fixture().node("one");
    fixture().platforms.next("beta/S1", NO);
    node.outbox().accept(7, suspensions(3));
    awaitsCounts(node, 7, Map.of(State.DELIVERED, 5L, State.HELD, 1L));

    Taken again = node.outbox().accept(8, suspensions(4));

    assertThat(again).isEqualTo(new Taken(8, 5));
    awaitsCounts(node, 8, Map.of(State.DELIVERED, 3L));
    awaitsCounts(node, 7, Map.of(State.DELIVERED, 5L));
    assertThat(fixture().platforms.got("alpha")).hasSize(4).doesNotHaveDuplicates();
    assertThat(fixture().platforms.got("beta")).hasSize(5);
    assertThat(fixture().jdbc.queryForObject("select count(*) from outbox_incident", Long.class))
        .isZero();
  }

  @Test
  default void keepsTheOrderOfWhatABatchSaysAboutOneThing() {
    OutboxServices node = fixture().node("one");

    Taken taken =
        node.outbox()
            .accept(
                7,
                List.of(
                    event("schedule.suspend", schedule("S1", "first")),
                    event("schedule.suspend", schedule("S1", "first")),
                    event("schedule.suspend", schedule("S1", "second"))));

    assertThat(taken).isEqualTo(new Taken(4, 0));
    awaitsCounts(node, 7, Map.of(State.DELIVERED, 4L));
    assertThat(fixture().platforms.got("alpha"))
        .satisfiesExactly(
            first -> assertThat(first).contains("first"),
            second -> assertThat(second).contains("second"));
  }

  @Test
  default void givesWayToWhatIsSaidByItself() {
    OutboxServices node = fixture().node("one");
    CountDownLatch open = new CountDownLatch(1);
    fixture().platforms.always("alpha/S1", request -> after(open));
    node.outbox().accept(7, suspensions(300));
    Patience.await().until(() -> fixture().platforms.got("alpha").size() == 4);

    fixture().say(node, "schedule.suspend", schedule("urgent"));
    open.countDown();

    awaitsCounts(node, 7, Map.of(State.DELIVERED, 600L));
    assertThat(fixture().platforms.got("alpha").subList(0, 100))
        .anySatisfy(request -> assertThat(request).contains("urgent"));
  }

  private static AttemptResult after(CountDownLatch open) {
    try {
      open.await();
      return ScriptedTransport.DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ScriptedTransport.DOWN;
    }
  }

  @Test
  default void holdsWhatFitsNoSheetInsteadOfRefusingTheBatch() {
    OutboxServices node = fixture().node("one");
    fixture().platforms.always("alpha/S1", request -> new AttemptResult.Unfit("missing", "schid"));
    fixture().platforms.always("beta/S1", request -> new AttemptResult.Unfit("missing", "schid"));
    Event unfit =
        event("schedule.suspend", "{\"hospital\":{\"id\":\"H1\"},\"schedule\":{\"id\":\"\"}}");

    assertThatThrownBy(() -> node.outbox().accept(unfit)).isInstanceOf(CanonicalException.class);
    node.outbox().accept(7, List.of(unfit));

    awaitsCounts(node, 7, Map.of(State.HELD, 2L));
  }

  @Test
  default void tellsOnlyThePlatformThatAnEventNames() {
    OutboxServices node = fixture().node("one");
    String visit = "{\"visit\":{\"id\":\"V1\"},\"platform\":{\"id\":\"%s\"}}";

    node.outbox().accept(event("visit.tell", visit.formatted("beta")));
    Taken nobody = node.outbox().accept(7, List.of(event("visit.tell", visit.formatted("gamma"))));

    assertThat(nobody).isEqualTo(new Taken(0, 0));
    Patience.await().until(() -> fixture().platforms.got("beta").size() == 1);
    assertThat(fixture().platforms.got("alpha")).isEmpty();
    assertThatThrownBy(() -> node.outbox().accept(event("visit.tell", visit.formatted("gamma"))))
        .isInstanceOf(CanonicalException.class)
        .extracting(e -> ((CanonicalException) e).error())
        .isEqualTo("invalid");
    fixture().say(node, "visit.tell", "{\"visit\":{\"id\":\"V2\"}}");
    Patience.await().until(() -> fixture().platforms.got("alpha").size() == 1);
  }
}
