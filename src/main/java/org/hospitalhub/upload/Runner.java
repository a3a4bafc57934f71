package org.hospitalhub.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.outbox.Batches;
import org.hospitalhub.outbox.Outbox;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Upload;
import org.hospitalhub.sheet.Violation;
import org.hospitalhub.upload.Run.State;
import org.hospitalhub.upload.Run.Tally;
import org.jspecify.annotations.Nullable;
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

  private static final int LONGEST_POSITION = 200;
  private static final int LONGEST_DETAIL = 1000;

  private final RunStore store;
  private final DuePages pages;
  private final Outbox outbox;
  private final Batches batches;
  private final Nodes nodes;
  private final TransactionOperations transactions;
  private final LiveMappings mappings;
  private final UploadSettings settings;
  private final Clock clock;

  Runner(
      RunStore store,
      DuePages pages,
      Outbox outbox,
      Batches batches,
      Nodes nodes,
      TransactionOperations transactions,
      LiveMappings mappings,
      UploadSettings settings,
      Clock clock) {
    this.store = store;
    this.pages = pages;
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
    for (Run run : store.next(clock.instant())) {
      if (isOurs(run)) {
        more |= advance(run);
      }
    }
    return more;
  }

  /** Ends the runs whose deliveries the outbox is through with. */
  public void finish() {
    for (Run run : store.sending()) {
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
          "{}: {} of {} rows told, {} refused",
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
          "{}: goes on here after {} rows, {} is gone", run.name(), run.tally().rows(), run.node());
    }
    return claimed;
  }

  private boolean advance(Run run) {
    Upload upload = mappings.current().library().uploads().get(run.job());
    if (upload == null) {
      return fail(run, "there is no upload '" + run.job() + "' any more");
    }
    List<ObjectNode> rows;
    try {
      rows = ask(run, upload);
    } catch (CanonicalException e) {
      return mappings.current().library().error(e.error()).retryable()
          ? postpone(run, e.error())
          : fail(run, upload.due().name() + ": " + e.error() + detail(e));
    }
    String position = rows.isEmpty() ? run.position() : last(rows);
    if (!rows.isEmpty() && (position.isEmpty() || position.equals(run.position()))) {
      return fail(run, upload.due().name() + " does not get on behind " + run.position());
    }
    if (position != null && position.length() > LONGEST_POSITION) {
      return fail(
          run, upload.due().name() + " has places longer than " + LONGEST_POSITION + " characters");
    }
    boolean all = rows.size() < settings.page();
    return handOver(run, upload, rows, position, all);
  }

  private static String detail(CanonicalException e) {
    return e.getMessage() == null || e.getMessage().isEmpty() ? "" : " (" + e.getMessage() + ")";
  }

  private static String last(List<ObjectNode> rows) {
    return rows.get(rows.size() - 1).path(Upload.AFTER).asText();
  }

  private List<ObjectNode> ask(Run run, Upload upload) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.putObject("hospital").put("id", run.hospital());
    if (upload.dated()) {
      request.put(Upload.DATE, run.date().toString());
    }
    if (run.position() != null) {
      request.put(Upload.AFTER, run.position());
    }
    request.put(Upload.LIMIT, settings.page());
    List<ObjectNode> rows = new ArrayList<>();
    for (JsonNode row : pages.ask(upload.due().name(), run.hospital(), request).path(Upload.ROWS)) {
      if (row instanceof ObjectNode tree) {
        rows.add(tree);
      }
    }
    return rows;
  }

  /** Everything that a page changes, in one transaction. */
  private boolean handOver(
      Run run, Upload upload, List<ObjectNode> rows, @Nullable String position, boolean all) {
    List<Outbox.Event> events = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    rows.forEach(row -> sort(upload, row, events, refusals));
    return transactions.execute(
        status -> {
          Outbox.Taken taken = outbox.accept(run.id(), events);
          if (run.tally().refused() < REASONS) {
            refusals.forEach(refusal -> store.refuse(run, refusal));
          }
          Tally read =
              new Tally(rows.size(), taken.deliveries(), taken.acknowledged(), refusals.size());
          boolean still = store.advance(run, position, run.tally().plus(read), all);
          if (!still) {
            status.setRollbackOnly();
          }
          return still;
        });
  }

  private static void sort(
      Upload upload, ObjectNode row, List<Outbox.Event> events, List<Refusal> refusals) {
    String position = row.path(Upload.AFTER).asText();
    row.remove(Upload.AFTER);
    List<Violation> violations = upload.event().request().check(row);
    if (violations.isEmpty()) {
      String trace = UUID.randomUUID().toString().replace("-", "");
      events.add(new Outbox.Event(upload.event().name(), row, trace));
    } else {
      String detail =
          violations.stream()
              .map(violation -> violation.path() + " " + violation.english())
              .collect(Collectors.joining("; "));
      refusals.add(
          new Refusal(position, detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL))));
    }
  }

  private boolean postpone(Run run, String error) {
    Instant due = clock.instant().plus(settings.backoff().after(run.attempts() + 1));
    store.postpone(run, "the HIS cannot be asked: " + error, due);
    if (run.attempts() == 0) {
      LOG.warn("{}: the HIS cannot be asked ({}); it is asked again", run.name(), error);
    }
    return false;
  }

  private boolean fail(Run run, String reason) {
    store.end(run, State.FAILED, reason, clock.instant());
    LOG.warn("{} failed after {} rows: {}", run.name(), run.tally().rows(), reason);
    return false;
  }
}
