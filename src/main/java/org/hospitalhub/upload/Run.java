package org.hospitalhub.upload;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One upload of one hospital's data of one business date.
 *
 * @param id also the batch of its deliveries in the outbox
 * @param position how far it has read; null at the beginning
 * @param tally what it has read
 * @param node who reads, or read last
 * @param attempts failed attempts to read in a row
 * @param reason why it failed, or does not get on
 * @param finished when its last delivery was settled or held, or when it failed
 */
public record Run(
    long id,
    String job,
    String hospital,
    LocalDate date,
    Origin origin,
    State state,
    @Nullable String position,
    Tally tally,
    @Nullable String node,
    int attempts,
    @Nullable String reason,
    Instant started,
    @Nullable Instant finished) {

  /** Who wanted it. */
  public enum Origin {
    SCHEDULE,
    HAND;

    /** As it is stored and shown. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where a run stands. */
  public enum State {
    /** It asks the HIS for what is due. */
    READING,
    /** All of it is in the outbox, which delivers it. */
    SENDING,
    /** The outbox has nothing more to do by itself; what is held waits for a person. */
    DONE,
    /** The HIS, or what the hub knows of the job, does not allow it. */
    FAILED;

    /** As it is stored and shown. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a run has read.
   *
   * @param rows of the HIS
   * @param deliveries one for each row and platform that has to know
   * @param acknowledged those of them that were settled before, with the same content
   * @param refused rows that do not fit the event's contract
   */
  public record Tally(long rows, long deliveries, long acknowledged, long refused) {

    Tally plus(Tally more) {
      return new Tally(
          rows + more.rows,
          deliveries + more.deliveries,
          acknowledged + more.acknowledged,
          refused + more.refused);
    }
  }

  /** {@code visit-results of H001, 2026-11-19}, as the log names it. */
  String name() {
    return job + " of " + hospital + ", " + date;
  }
}
