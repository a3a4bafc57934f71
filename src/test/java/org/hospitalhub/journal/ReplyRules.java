package org.hospitalhub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hospitalhub.journal.Repeat.State.DONE;
import static org.hospitalhub.journal.Repeat.State.FIRST;
import static org.hospitalhub.journal.Repeat.State.IN_DOUBT;
import static org.hospitalhub.journal.Repeat.State.OTHER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.UnavailableException;
import org.junit.jupiter.api.Test;

/** What a repeated write gets, on whatever database. */
interface ReplyRules {

  RequestKey KEY = RequestKey.of("alpha", "B08", List.of("R1"));

  HubDatabase hub();

  private StoredReplies node(String name) {
    Nodes nodes = hub().nodes(name);
    nodes.beat();
    return new StoredReplies(hub().pool, hub().cipher, nodes, hub().clock, Duration.ofMinutes(1));
  }

  private static String refusal(StoredReplies replies, String content) {
    try {
      return replies.begin(KEY, content).state().toString();
    } catch (CanonicalException e) {
      return e.error();
    }
  }

  @Test
  default void givesARepeatTheStoredReply() {
    StoredReplies replies = node("n1");

    assertThat(replies.begin(KEY, "a").state()).isEqualTo(FIRST);
    replies.done(KEY, "{\"id\":\"A1\"}");

    assertThat(replies.begin(KEY, "a"))
        .isEqualTo(new Repeat(DONE, "{\"id\":\"A1\"}", hub().clock.instant()));
    assertThat(node("n2").begin(KEY, "a").reply()).isEqualTo("{\"id\":\"A1\"}");
    byte[] stored = hub().jdbc.queryForObject("select reply from idempotent_reply", byte[].class);
    assertThat(new String(stored)).doesNotContain("A1");
  }

  @Test
  default void claimsNothingWhenTheClaimCannotBeRecorded() {
    StoredReplies replies = node("n1");
    Runnable failing =
        () -> {
          throw UnavailableException.busy();
        };

    assertThatThrownBy(() -> replies.begin(KEY, "a", failing))
        .isInstanceOf(UnavailableException.class);

    assertThat(replies.begin(KEY, "a").state()).isEqualTo(FIRST);
  }

  @Test
  default void tellsARepeatThatTheFirstIsStillRunning() {
    node("n1").begin(KEY, "a");

    assertThat(refusal(node("n1"), "a")).isEqualTo("in-progress");
    assertThat(refusal(node("n2"), "a")).isEqualTo("in-progress");
  }

  @Test
  default void locksNoKeyForEverWhenTheClockGoesBack() {
    node("n1").begin(KEY, "a");
    hub().clock.setBack(Duration.ofHours(3));
    StoredReplies other = node("n2");
    assertThat(refusal(other, "a")).isEqualTo("in-progress");

    hub().clock.pass(Duration.ofMinutes(1));

    assertThat(other.begin(KEY, "a").state()).isEqualTo(IN_DOUBT);
  }

  @Test
  default void refusesTheSameKeyWithAnotherContent() {
    StoredReplies replies = node("n1");
    replies.begin(KEY, "a");

    assertThat(refusal(replies, "b")).isEqualTo("conflict");
    replies.done(KEY, "{}");
    assertThat(refusal(replies, "b")).isEqualTo("conflict");
  }

  @Test
  default void tellsThatAnotherContentWasDoneToWhoeverCanAskWhetherThatStands() {
    StoredReplies replies = node("n1");
    replies.begin(KEY, "a");
    replies.done(KEY, "{\"id\":\"A1\"}");

    Repeat repeat = replies.begin(KEY, "b", () -> {});

    assertThat(repeat.state()).isEqualTo(OTHER);
    assertThat(repeat.reply()).isEqualTo("{\"id\":\"A1\"}");
  }

  @Test
  default void opensWhatNoLongerStandsForOneRequest() {
    StoredReplies replies = node("n1");
    replies.begin(KEY, "a");
    replies.done(KEY, "{}");
    Repeat ended = replies.begin(KEY, "b", () -> {});
    hub().clock.pass(Duration.ofSeconds(1));

    replies.reopen(KEY, ended, "b", () -> {});

    assertThatThrownBy(() -> node("n2").reopen(KEY, ended, "a", () -> {}))
        .isInstanceOfSatisfying(
            CanonicalException.class, e -> assertThat(e.error()).isEqualTo("in-progress"));
    assertThat(refusal(replies, "b")).isEqualTo("in-progress");
    assertThat(refusal(replies, "a")).isEqualTo("conflict");
    replies.done(KEY, "{\"id\":\"A2\"}");
    assertThat(replies.begin(KEY, "b").reply()).isEqualTo("{\"id\":\"A2\"}");
  }

  @Test
  default void keepsAReplyWhoseEndCannotBeRecorded() {
    StoredReplies replies = node("n1");
    replies.begin(KEY, "a");
    replies.done(KEY, "{}");
    Repeat ended = replies.begin(KEY, "a");
    Runnable failing =
        () -> {
          throw UnavailableException.busy();
        };

    assertThatThrownBy(() -> replies.reopen(KEY, ended, "a", failing))
        .isInstanceOf(UnavailableException.class);

    assertThat(replies.begin(KEY, "a").state()).isEqualTo(DONE);
  }

  @Test
  default void letsTheNextOneTryAgainWhenNothingHappened() {
    StoredReplies replies = node("n1");
    replies.begin(KEY, "a");
    replies.release(KEY);

    assertThat(replies.begin(KEY, "other").state()).isEqualTo(FIRST);
  }

  @Test
  default void beginsAnewWhenAReplyNoLongerHolds() {
    StoredReplies replies = node("n1");
    replies.begin(KEY, "a");
    replies.forget(KEY);
    assertThat(refusal(replies, "a")).isEqualTo("in-progress");
    replies.done(KEY, "{}");

    replies.forget(KEY);

    assertThat(replies.begin(KEY, "other").state()).isEqualTo(FIRST);
    replies.leaveInDoubt(KEY);
    replies.forget(KEY);
    assertThat(replies.begin(KEY, "another").state()).isEqualTo(FIRST);
  }

  @Test
  default void letsExactlyOneFindOutWhatBecameOfARequestInDoubt() {
    StoredReplies replies = node("n1");
    replies.begin(KEY, "a");
    replies.leaveInDoubt(KEY);

    assertThat(replies.begin(KEY, "a").state()).isEqualTo(IN_DOUBT);
    assertThat(refusal(node("n2"), "a")).isEqualTo("in-progress");
    replies.done(KEY, "{}");
    assertThat(replies.begin(KEY, "a").state()).isEqualTo(DONE);
  }

  @Test
  default void doubtsWhatANodeLeftBehindThatIsGone() {
    node("n1").begin(KEY, "a");
    StoredReplies other = node("n2");

    hub().clock.pass(Duration.ofSeconds(9));
    assertThat(refusal(other, "a")).isEqualTo("in-progress");
    hub().clock.pass(Duration.ofSeconds(2));

    assertThat(refusal(other, "a")).isEqualTo("IN_DOUBT");
  }

  @Test
  default void doubtsAtOnceWhatANodeLeftBehindThatSaidGoodbye() {
    node("n1").begin(KEY, "a");
    hub().nodes("n1").leave();

    assertThat(refusal(node("n2"), "a")).isEqualTo("IN_DOUBT");
  }

  @Test
  default void doubtsWhatTakesTooLong() {
    StoredReplies replies = node("n1");
    replies.begin(KEY, "a");
    hub().clock.pass(Duration.ofSeconds(61));

    assertThat(replies.begin(KEY, "a").state()).isEqualTo(IN_DOUBT);
  }

  @Test
  default void doesNotLetALateNodeOverwriteWhoTookOver() {
    StoredReplies late = node("n1");
    late.begin(KEY, "a");
    hub().clock.pass(Duration.ofSeconds(61));
    node("n2").begin(KEY, "a");

    late.release(KEY);
    late.done(KEY, "{}");

    assertThat(hub().jdbc.queryForObject("select state from idempotent_reply", String.class))
        .isEqualTo("running");
  }

  @Test
  default void isAFirstRequestForOneOfManyAtTheSameInstant() throws Exception {
    StoredReplies replies = node("n1");
    int callers = 8;
    CyclicBarrier start = new CyclicBarrier(callers);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        answers.add(
            threads.submit(
                () -> {
                  start.await();
                  return refusal(replies, "a");
                }));
      }
      List<String> got = new ArrayList<>();
      for (Future<String> answer : answers) {
        got.add(answer.get());
      }
      assertThat(got).containsOnlyOnce("FIRST").filteredOn("in-progress"::equals).hasSize(7);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  default void forgetsRepliesAfterAWhile() {
    StoredReplies replies = node("n1");
    replies.begin(KEY, "a");
    replies.done(KEY, "{}");
    hub().clock.pass(Duration.ofDays(7));

    new Pruning(hub().pool, hub().clock).pruneReplies(hub().clock.instant().minusSeconds(1));

    assertThat(hub().count("idempotent_reply")).isZero();
  }

  @Test
  default void keepsKeysApartThatOnlyLookAlike() {
    assertThat(RequestKey.of("p", "o", List.of("a", "bc")))
        .isNotEqualTo(RequestKey.of("p", "o", List.of("ab", "c")));
    assertThat(RequestKey.of("p", "o", List.of("x".repeat(200))).key()).hasSize(64);
  }

  @Test
  default void opensRepliesAfterTheKeyWasRotated() {
    node("n1").begin(KEY, "a");
    node("n1").done(KEY, "{}");
    Map<String, String> rotated = Map.of("1", HubDatabase.KEY, "2", HubDatabase.NEXT_KEY);
    StoredReplies later =
        new StoredReplies(
            hub().pool,
            HubDatabase.cipher(rotated),
            hub().nodes("n1"),
            hub().clock,
            Duration.ofMinutes(1));

    assertThat(later.begin(KEY, "a").state()).isEqualTo(DONE);
    assertThatThrownBy(() -> later.begin(KEY, "b")).isInstanceOf(CanonicalException.class);
  }
}
