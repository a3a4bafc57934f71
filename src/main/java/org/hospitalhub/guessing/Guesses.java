package org.hospitalhub.guessing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts wrong guesses at secrets, by where they come from and by whose secret it is, on this hub.
 * After some, further ones are not looked at for a while, which is longer each time.
 */
public final class Guesses {

  private static final Logger LOG = LoggerFactory.getLogger(Guesses.class);

  /** Tallies in memory; the one that was not touched for longest makes room. */
  private static final int MOST = 50_000;

  private static final int LONGEST_SHIFT = 30;

  private final GuessingSettings settings;
  private final Clock clock;
  private final MeterRegistry meters;
  private final Map<String, Tally> tallies =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
          return size() > MOST;
        }
      };

  public Guesses(GuessingSettings settings, Clock clock, MeterRegistry meters) {
    this.settings = settings;
    this.clock = clock;
    this.meters = meters;
  }

  /** Wrong guesses, the last of them, and until when no more are looked at. */
  private record Tally(int wrong, Instant last, Instant until) {}

  /** How long to wait until a guess is looked at; zero: it is now. */
  public synchronized Duration wait(Guess guess) {
    Duration address = wait(guess.byAddress());
    Duration subject = guess.subject().isEmpty() ? Duration.ZERO : wait(guess.bySubject());
    return address.compareTo(subject) > 0 ? address : subject;
  }

  private Duration wait(String key) {
    Tally tally = tallies.get(key);
    Duration left =
        tally == null ? Duration.ZERO : Duration.between(clock.instant(), tally.until());
    // a clock that went back locks nobody out for longer than was meant
    return left.isNegative() || left.compareTo(settings.longestLock()) > 0 ? Duration.ZERO : left;
  }

  /** A guess was wrong. */
  public synchronized void wrong(Guess guess) {
    counter("hub.guesses.wrong", guess).increment();
    count(guess, guess.byAddress(), "address " + guess.address(), settings.perAddress());
    if (!guess.subject().isEmpty()) {
      // whose secret it is may be a patient's number: the journal has it, in the trace of this line
      count(guess, guess.bySubject(), "what was guessed at", settings.perSubject());
    }
  }

  private void count(Guess guess, String key, String words, int limit) {
    Instant now = clock.instant();
    Tally before = tallies.get(key);
    boolean fresh = before == null || before.last().plus(settings.memory()).isBefore(now);
    int wrong = fresh ? 1 : before.wrong() + 1;
    Duration lock = lock(wrong - limit);
    tallies.put(key, new Tally(wrong, now, now.plus(lock)));
    if (!lock.isZero()) {
      counter("hub.guesses.lockouts", guess).increment();
      LOG.warn(
          "{}: locked out for {} s: {}, after {} wrong guesses",
          guess.kind(),
          lock.toSeconds(),
          words,
          wrong);
    }
  }

  private Duration lock(int beyond) {
    if (beyond < 0) {
      return Duration.ZERO;
    }
    Duration lock = settings.firstLock().multipliedBy(1L << Math.min(beyond, LONGEST_SHIFT));
    return lock.compareTo(settings.longestLock()) > 0 ? settings.longestLock() : lock;
  }

  /** A guess was right: its subject is not guessed at. Others of the address may be. */
  public synchronized void right(Guess guess) {
    if (!guess.subject().isEmpty()) {
      tallies.remove(guess.bySubject());
    }
  }

  private Counter counter(String name, Guess guess) {
    return Counter.builder(name).tag("kind", guess.kind()).register(meters);
  }
}
