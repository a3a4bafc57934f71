package org.hospitalhub.upload;

import java.time.Clock;
import java.time.Instant;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.outbox.Batches;
import org.hospitalhub.outbox.Outbox;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Upload;
import org.hospitalhub.upload.Run.State;
import org.hospitalhub.upload.Run.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gets runs on, a page at a time: asks the HIS, hands what is due to the outbox and notes how far
 * it is, in one transaction. Any number of nodes may try: a run belongs to the one that began it,
 * and to another when that one is gone.
 */
public final class Runner {

  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  /** Refused rows of a run whose reasons are kept; all are counted. */
  private static final int REASONS = 100;

  private final RunStore store;
  private final RunSearch search;
  private final PageReader reader;
  private final Outbox outbox;
  private final Batches batches;
  private final Nodes nodes;
  private final TransactionOperations transactions;
  private final LiveMappings mappings;
  private final UploadSettings settings;
  private final Clock clock;

  Runner(
      RunStore store,
      RunSearch search,
      PageReader reader,
      Outbox outbox,
      Batches batches,
      Nodes nodes,
      TransactionOperations transactions,
      LiveMappings mappings,
      UploadSettings settings,
      Clock clock) {
    this.store = store;
    this.search = search;
    this.reader = reader;
    this.outbox = outbox;
    this.batches = batches;
    this.nodes = nodes;
    this.transactions = transactions;
    this.mappings = mappings;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Reads a page of every run that this node may get on.
   *
   * @return whether any was got on, so that there may be more to read
   */
  public boolean advance() {
    boolean more = false;
    Instant now = clock.instant();
    for (Run run : search.next(now, now.plus(settings.horizon()))) {
      if (isOurs(run)) {
        more |= advance(run);
      }
    }
    return more;
  }

  /** Ends the runs whose deliveries the outbox is through with. */
  public void finish() {
    for (Run run : search.sending()) {
      if (!batches.underWay(run.id())) {
        store.end(run, State.DONE, null, clock.instant());
        log(run);
      }
    }
  }

  /** A poll that finds nothing new is not worth a line. */
  private static void log(Run run) {
    Tally read = run.tally();
    if (read.deliveries() > read.acknowledged() || read.refused() > 0) {
      LOG.info(
          "{}: {} deliveries of {} rows, {} rows refused",
          run.name(),
          read.deliveries() - read.acknowledged(),
          read.rows(),
          read.refused());
    }
  }

  private boolean isOurs(Run run) {
    String self = nodes.self();
    if (self.equals(run.node())) {
      return true;
    }
    if (run.node() != null && !nodes.gone(run.node())) {
      return false;
    }
    boolean claimed = store.claim(run, self);
    if (claimed && run.node() != null) {
      LOG.warn(
          "{}: continued by this node after {} rows, since {} is gone",
          run.name(),
          run.tally().rows(),
          run.node());
    }
    return claimed;
  }

  private boolean advance(Run run) {
    Upload upload = mappings.current().library().uploads().get(run.job());
    if (upload == null) {
      return fail(run, "there is no upload '" + run.job() + "' any more");
    }
    try {
      return handOver(run, reader.read(run, upload));
    } catch (CanonicalException e) {
      return mappings.current().library().error(e.error()).retryable()
          ? postpone(run, "the HIS cannot be asked: " + e.error())
          : fail(run, upload.due().name() + ": " + e.error() + detail(e));
    } catch (RuntimeException | Error e) {
      // kinds only: the words of an exception may quote a message
      return postpone(run, "a page cannot be handed over: " + e.getClass().getSimpleName());
    }
  }

  private static String detail(CanonicalException e) {
    return e.getMessage() == null || e.getMessage().isEmpty() ? "" : " (" + e.getMessage() + ")";
  }

  /** Everything that a page changes, in one transaction. */
  private boolean handOver(Run run, Page page) {
    return transactions.execute(
        status -> {
          Outbox.Taken taken = outbox.accept(run.id(), page.events());
          if (run.tally().refused() < REASONS) {
            page.refusals().forEach(refusal -> store.refuse(run, refusal));
          }
          Tally read =
              new Tally(
                  page.rows(), taken.deliveries(), taken.acknowledged(), page.refusals().size());
          boolean still = store.advance(run, page.position(), run.tally().plus(read), page.last());
          if (!still) {
            status.setRollbackOnly();
          }
          return still;
        });
  }

  private boolean postpone(Run run, String reason) {
    store.postpone(run, reason, clock.instant().plus(settings.backoff().after(run.attempts() + 1)));
    if (run.attempts() == 0) {
      LOG.warn("{}: {}; it is tried again", run.name(), reason);
    }
    return false;
  }

  private boolean fail(Run run, String reason) {
    store.end(run, State.FAILED, reason, clock.instant());
    LOG.warn("{} failed after {} rows: {}", run.name(), run.tally().rows(), reason);
    return false;
  }
}
