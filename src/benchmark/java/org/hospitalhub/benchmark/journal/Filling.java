package org.hospitalhub.benchmark.journal;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.journal.Entry;
import org.hospitalhub.journal.Journal;
import org.hospitalhub.journal.JournalSearch;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.journal.Payload;
import org.hospitalhub.journal.Query;
import org.hospitalhub.journal.Recording;
import org.hospitalhub.journal.TimeSortedId;

/** Fills a journal the way the hub does. */
record Filling(HikariDataSource pool, PayloadCipher cipher) {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final int STEP_MILLIS = 250;
  static final int PLATFORMS = 5;
  static final int OPERATIONS = 250;
  static final int PATIENTS = 20_000;

  private static final int REPORT = 500_000;

  /** As random as traces are. */
  static String trace(int number) {
    long mixed = (number + 1L) * 0x9E3779B97F4A7C15L;
    return "%016x%016x".formatted(mixed, Long.reverse(mixed));
  }

  /** Fills a journal that is empty; leaves one alone that is not. */
  void fill(int entries) {
    if (!new JournalSearch(pool, cipher).find(Query.newest(1)).isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    try (Journal journal = new Journal(pool, cipher, 4096, 16 << 20, Duration.ofMillis(50))) {
      for (int i = 0; i < entries; i++) {
        journal.close(new Synthetic(i));
        if (i % REPORT == 0 && i > 0) {
          System.out.printf(
              "%,d entries, %,.0f/s%n", i, i / ((System.nanoTime() - start) / 1e9));
        }
      }
    }
  }

  /** An exchange in which nobody real took part. */
  private record Synthetic(int number) implements Recording {

    @Override
    public Entry entry() {
      Instant started = START.plusMillis((long) number * STEP_MILLIS);
      int mixed = Integer.reverse(number) >>> 1;
      Outcome outcome =
          mixed % 100_000 == 0
              ? Outcome.UNKNOWN
              : mixed % 50 == 0 ? Outcome.FAILURE : Outcome.SUCCESS;
      return new Entry(
          TimeSortedId.at(started),
          trace(number),
          "P" + mixed % PLATFORMS,
          "O" + mixed % OPERATIONS,
          "slot.search",
          "inbound",
          "H001",
          started,
          Duration.ofMillis(3),
          outcome,
          outcome == Outcome.FAILURE ? "slot-taken" : null,
          "node",
          Map.of("platformReference", "R" + number, "patient", "P" + mixed % PATIENTS));
    }

    @Override
    public Payload payload() {
      String text = "<data><regid>R" + number + "</regid></data>";
      return new Payload(text, "{}", null, text);
    }
  }
}
