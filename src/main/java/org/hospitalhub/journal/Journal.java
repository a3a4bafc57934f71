package org.hospitalhub.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.sheet.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Records every exchange. A write is opened before anything is done for it; everything is closed at
 * its end, in batches, without holding up the exchange.
 */
public final class Journal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final BundleRows rows;
  private final JournalWriter writer;
  private final AnonymousQuota quota;

  /**
   * A journal.
   *
   * @param capacity how many closed exchanges may wait in memory
   * @param room how many characters of what passed in them
   * @param linger how long a batch may wait for others
   */
  public Journal(
      DataSource dataSource, PayloadCipher cipher, int capacity, long room, Duration linger) {
    this.rows = new BundleRows(dataSource, cipher);
    this.writer = new JournalWriter(rows, capacity, room, linger);
    this.quota = new AnonymousQuota(Clock.systemUTC());
  }

  /**
   * Makes ready what it takes to record an exchange that begins: called before a transaction in
   * which it is opened, it saves that one from waiting for another.
   *
   * @throws UnavailableException busy, when it could not be stored
   */
  public void prepare(Recording recording) {
    stored(() -> rows.prepare(recording.entry()));
  }

  /**
   * Records an exchange that begins: it is stored when this returns.
   *
   * @throws UnavailableException busy, when it cannot be stored: nothing may be done for it then
   */
  public void open(Recording recording) {
    stored(() -> rows.write(List.of(recording)));
  }

  private static void stored(Runnable step) {
    try {
      step.run();
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("A write is refused, the journal cannot store it: {}", e.getClass().getSimpleName());
      throw UnavailableException.busy();
    }
  }

  /**
   * Records an exchange that ended: it will be stored soon. Of anonymous callers there is a share
   * that is recorded, and the rest is counted.
   */
  public void close(Recording recording) {
    if (quota.admit(recording)) {
      writer.add(recording.opened() ? recording : Ended.of(recording));
    }
  }

  /** What is stored of an exchange, and nothing else of it, so that little waits in memory. */
  private record Ended(Entry entry, Set<String> privateKeys, Payload payload) implements Recording {

    static Ended of(Recording recording) {
      Payload payload = recording.payload();
      return new Ended(
          recording.entry(),
          recording.privateKeys(),
          recording.anonymous() == null ? payload : payload.cut());
    }
  }

  /** How many refused calls of anonymous callers were not recorded, because there were too many. */
  public long passedOver() {
    return quota.passedOver();
  }

  /** How many closed exchanges wait to be stored. */
  public int waiting() {
    return writer.waiting();
  }

  /**
   * How many closed exchanges were lost since the start, because the database was away too long.
   */
  public long lost() {
    return writer.lost();
  }

  /** Whether its writer lives; if not, nothing is stored any more. */
  public boolean alive() {
    return writer.alive();
  }

  /** Whether the database could not be written to when last tried. */
  public boolean away() {
    return writer.away();
  }

  /** Stores what waits, and ends. */
  @Override
  public void close() {
    writer.close();
  }
}
