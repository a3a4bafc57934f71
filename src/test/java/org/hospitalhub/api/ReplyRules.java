package org.hospitalhub.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hospitalhub.api.Replies.Reply;
import org.hospitalhub.api.Replies.Request;
import org.hospitalhub.sheet.CanonicalException;
import org.junit.jupiter.api.Test;

/** Kept replies, on any database. */
interface ReplyRules {

  Request REQUEST = new Request("his", "refund.request", "k-1", "hash of one body");
  Reply REPLY = new Reply(200, "application/json", "{\"refund\":\"测试患者\"}".getBytes(UTF_8));

  Database database();

  default Replies replies(SettableClock clock) {
    return new Replies(
        database().sql,
        Database.CIPHER,
        new ApiSettings.Replies(Duration.ofHours(24), Duration.ofMinutes(2)),
        clock);
  }

  @Test
  default void givesTheReplyToARepeat() {
    Replies replies = replies(new SettableClock());

    assertThat(replies.begin(REQUEST)).isEmpty();
    replies.keep(REQUEST, REPLY);

    Reply repeated = replies.begin(REQUEST).orElseThrow();
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(repeated.contentType()).isEqualTo("application/json");
    assertThat(repeated.body()).isEqualTo(REPLY.body());
  }

  @Test
  default void keepsTheReplySealed() {
    Replies replies = replies(new SettableClock());
    replies.begin(REQUEST);
    replies.keep(REQUEST, REPLY);

    byte[] stored =
        database().sql.sql("select reply from api_reply").query(byte[].class).single();

    assertThat(new String(stored, UTF_8)).doesNotContain("refund", "测试患者");
  }

  @Test
  default void tellsARepeatToWaitWhileTheFirstIsOnItsWay() {
    Replies replies = replies(new SettableClock());
    replies.begin(REQUEST);

    assertThatThrownBy(() -> replies.begin(REQUEST))
        .extracting("error")
        .isEqualTo("in-progress");
  }

  @Test
  default void refusesAKeyThatCameWithAnotherBody() {
    Replies replies = replies(new SettableClock());
    Request other = new Request("his", "refund.request", "k-1", "hash of another body");
    replies.begin(REQUEST);

    assertThatThrownBy(() -> replies.begin(other)).extracting("error").isEqualTo("key-reused");
    replies.keep(REQUEST, REPLY);
    assertThatThrownBy(() -> replies.begin(other)).extracting("error").isEqualTo("key-reused");
  }

  @Test
  default void keepsTheKeysOfClientsAndOperationsApart() {
    Replies replies = replies(new SettableClock());
    replies.begin(REQUEST);
    replies.keep(REQUEST, REPLY);

    assertThat(replies.begin(new Request("lis", "refund.request", "k-1", "other"))).isEmpty();
    assertThat(replies.begin(new Request("his", "schedule.suspend", "k-1", "other"))).isEmpty();
  }

  @Test
  default void carriesOutAgainWhatWasReleased() {
    Replies replies = replies(new SettableClock());
    replies.begin(REQUEST);
    replies.release(REQUEST);

    assertThat(replies.begin(new Request("his", "refund.request", "k-1", "corrected"))).isEmpty();
  }

  @Test
  default void releasesNoReplyThatIsKept() {
    Replies replies = replies(new SettableClock());
    replies.begin(REQUEST);
    replies.keep(REQUEST, REPLY);
    replies.release(REQUEST);

    assertThat(replies.begin(REQUEST)).isPresent();
  }

  @Test
  default void forgetsAKeyAfterItsTime() {
    SettableClock clock = new SettableClock();
    Replies replies = replies(clock);
    replies.begin(REQUEST);
    replies.keep(REQUEST, REPLY);

    clock.pass(Duration.ofHours(23));
    assertThat(replies.begin(REQUEST)).isPresent();
    clock.pass(Duration.ofHours(2));
    assertThat(replies.begin(REQUEST)).isEmpty();
  }

  @Test
  default void letsOneRepeatGoOnWhenTheFirstIsGone() throws Exception {
    SettableClock clock = new SettableClock();
    Replies replies = replies(clock);
    replies.begin(REQUEST);

    clock.pass(Duration.ofMinutes(2));

    assertThat(atOnce(() -> replies.begin(REQUEST))).containsExactly(true);
  }

  @Test
  default void letsOneOfManyAtOnceBegin() throws Exception {
    Replies replies = replies(new SettableClock());

    assertThat(atOnce(() -> replies.begin(REQUEST))).containsExactly(true);
  }

  /** Which of eight were told to carry it out; the others were told to wait. */
  private static List<Boolean> atOnce(Callable<Optional<Reply>> begin) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Boolean> begun = new ArrayList<>();
      Callable<Boolean> attempt = () -> began(begin);
      for (Future<Boolean> future : threads.invokeAll(Collections.nCopies(8, attempt))) {
        if (future.get()) {
          begun.add(true);
        }
      }
      return begun;
    } finally {
      threads.shutdown();
    }
  }

  private static boolean began(Callable<Optional<Reply>> begin) throws Exception {
    try {
      return begin.call().isEmpty();
    } catch (CanonicalException e) {
      assertThat(e.error()).isEqualTo("in-progress");
      return false;
    }
  }
}
