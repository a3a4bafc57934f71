package org.hospitalhub.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.hospitalhub.support.SettableClock;
import org.junit.jupiter.api.Test;

class GuessesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Guess GUESS = new Guess("alpha", "192.0.2.7", "R1");

  private final SettableClock clock = new SettableClock("2026-11-20T01:00:00Z");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Guesses guesses =
      new Guesses(
          new GuessingSettings(3, 5, MINUTE, Duration.ofMinutes(5), Duration.ofHours(2)),
          clock,
          meters);

  private void wrong(Guess guess, int times) {
    for (int i = 0; i < times; i++) {
      guesses.wrong(guess);
    }
  }

  private static Guess from(String address, String subject) {
    return new Guess("alpha", address, subject);
  }

  @Test
  void looksAtAFewWrongOnes() {
    wrong(GUESS, 2);

    assertThat(guesses.wait(GUESS)).isZero();
  }

  @Test
  void locksASubjectWhoeverAsksForIt() {
    wrong(GUESS, 3);

    assertThat(guesses.wait(from("192.0.2.8", "R1"))).isEqualTo(MINUTE);
    assertThat(guesses.wait(from("192.0.2.7", "R2"))).isZero();
    assertThat(guesses.wait(new Guess("beta", "192.0.2.7", "R1"))).isZero();
  }

  @Test
  void locksAnAddressWhateverItAsksFor() {
    for (int i = 0; i < 5; i++) {
      guesses.wrong(from("192.0.2.7", "R" + i));
    }

    assertThat(guesses.wait(from("192.0.2.7", "another"))).isEqualTo(MINUTE);
    assertThat(guesses.wait(from("192.0.2.8", "another"))).isZero();
  }

  @Test
  void locksTwiceAsLongEachTimeUpToAnEnd() {
    wrong(GUESS, 3);
    for (int minutes : new int[] {2, 4, 5, 5}) {
      clock.pass(guesses.wait(GUESS));
      assertThat(guesses.wait(GUESS)).isZero();
      guesses.wrong(GUESS);
      assertThat(guesses.wait(GUESS)).isEqualTo(Duration.ofMinutes(minutes));
    }
  }

  @Test
  void forgetsASubjectThatWasKnownAndOldGuesses() {
    wrong(GUESS, 2);
    guesses.right(GUESS);
    wrong(GUESS, 2);
    assertThat(guesses.wait(GUESS)).isZero();

    clock.pass(Duration.ofHours(3));
    wrong(GUESS, 2);
    assertThat(guesses.wait(GUESS)).isZero();
  }

  @Test
  void countsWhatItDoes() {
    wrong(GUESS, 4);

    assertThat(meters.counter("hub.guesses.wrong", "kind", "alpha").count()).isEqualTo(4);
    assertThat(meters.counter("hub.guesses.lockouts", "kind", "alpha").count()).isEqualTo(2);
  }
}
