package org.hospitalhub.journal;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that sort by time: UUID version 7 (RFC 9562), the milliseconds first, then chance. */
public final class TimeSortedId {

  private static final int RANDOM_HIGH = 12;
  private static final long VERSION = 7L << RANDOM_HIGH;
  private static final long VARIANT = 1L << 63;

  private TimeSortedId() {}

  /** A new id of something that begins at a time. */
  public static UUID at(Instant time) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = random.nextLong(1L << RANDOM_HIGH);
    return new UUID(time.toEpochMilli() << 16 | VERSION | high, VARIANT | random.nextLong() >>> 2);
  }

  /** The smallest id of anything that begins at a time or later. */
  public static UUID floor(Instant time) {
    return new UUID(time.toEpochMilli() << 16, 0);
  }

  /** When that began which has an id, to the millisecond. */
  static Instant time(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}
