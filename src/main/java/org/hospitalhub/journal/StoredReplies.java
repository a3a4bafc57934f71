package org.hospitalhub.journal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.journal.Repeat.State;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The replies that repeats get again. A request claims its key before it is done; the claim ends
 * with a reply, is released when nothing happened, or is left in doubt. A claim whose node is gone,
 * or that takes too long, is in doubt by itself: no key stays locked.
 */
public final class StoredReplies {

  private static final Logger LOG = LoggerFactory.getLogger(StoredReplies.class);
  private static final int ATTEMPTS = 3;

  private final ReplyTable table;
  private final TransactionTemplate transaction;
  private final PayloadCipher cipher;
  private final Nodes nodes;
  private final Clock clock;
  private final Duration timeout;

  /**
   * The replies.
   *
   * @param timeout how long a request may take until it is in doubt
   */
  public StoredReplies(
      DataSource dataSource, PayloadCipher cipher, Nodes nodes, Clock clock, Duration timeout) {
    this.table = new ReplyTable(dataSource, nodes);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.cipher = cipher;
    this.nodes = nodes;
    this.clock = clock;
    this.timeout = timeout;
  }

  /**
   * Claims the key of a request that nothing has to be recorded with, and that nothing undoes.
   *
   * @throws CanonicalException as the other one, and {@code conflict} when another content was done
   */
  public Repeat begin(RequestKey key, String content) {
    Repeat repeat = begin(key, content, () -> {});
    if (repeat.state() == State.OTHER) {
      throw conflict();
    }
    return repeat;
  }

  /**
   * Claims the key of a request, unless it was answered before.
   *
   * @param content what a repeat must have in common with the first
   * @param claimed runs in the transaction of the claim: both are on disk, or neither
   * @throws CanonicalException {@code in-progress} while the first runs, {@code conflict} for
   *     another content while it runs or is in doubt, {@code busy} when the database is away
   */
  public Repeat begin(RequestKey key, String content, Runnable claimed) {
    String hash = RequestKey.digest(content);
    return recorded(
        () -> {
          Repeat repeat = claimed(key, hash);
          if (repeat.reply() == null) {
            claimed.run();
          }
          return repeat;
        });
  }

  /**
   * Claims the key of a request again whose reply no longer stands.
   *
   * @param ended what {@link #begin} said of it
   * @param claimed as for {@link #begin}
   * @throws CanonicalException {@code in-progress} when another one was faster, {@code busy} when
   *     the database is away
   */
  public void reopen(RequestKey key, Repeat ended, String content, Runnable claimed) {
    String hash = RequestKey.digest(content);
    recorded(
        () -> {
          table.find(key).stream()
              .filter(row -> row.state().equals("done"))
              .filter(row -> row.started().toInstant().equals(ended.begun()))
              .filter(row -> table.takeOver(key, row, hash, now()))
              .findAny()
              .orElseThrow(StoredReplies::inProgress);
          claimed.run();
          return ended;
        });
  }

  private Repeat recorded(Supplier<Repeat> claim) {
    try {
      return Objects.requireNonNull(transaction.execute(status -> claim.get()));
    } catch (DataAccessException | TransactionException e) {
      throw UnavailableException.busy();
    }
  }

  private Repeat claimed(RequestKey key, String hash) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      OffsetDateTime now = now();
      if (table.insert(key, hash, now)) {
        return new Repeat(State.FIRST, null, now.toInstant());
      }
      List<ReplyTable.Row> rows = table.find(key);
      if (!rows.isEmpty()) {
        return repeat(key, hash, rows.get(0));
      }
    }
    throw inProgress();
  }

  private Repeat repeat(RequestKey key, String hash, ReplyTable.Row row) {
    boolean same = row.contentHash().equals(hash);
    if (row.reply() != null) {
      String reply = new String(cipher.open(row.reply()), StandardCharsets.UTF_8);
      return new Repeat(same ? State.DONE : State.OTHER, reply, row.started().toInstant());
    }
    if (!same) {
      throw conflict();
    }
    if (inDoubt(key, row) && table.takeOver(key, row, hash, now())) {
      return new Repeat(State.IN_DOUBT, null, row.started().toInstant());
    }
    throw inProgress();
  }

  private boolean inDoubt(RequestKey key, ReplyTable.Row row) {
    return row.state().equals("in-doubt")
        || row.started().isBefore(now().minus(timeout))
        || row.started().isAfter(now().plus(timeout)) && nodes.lasts(key, row.started(), timeout)
        || nodes.gone(row.node());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static CanonicalException inProgress() {
    return new CanonicalException("in-progress", "");
  }

  /** What a request is told whose key another content has. */
  public static CanonicalException conflict() {
    return new CanonicalException("conflict", "该编号已用于其他内容的请求");
  }

  /** Now it is done, and repeats get this reply. */
  public void done(RequestKey key, String reply) {
    byte[] sealed = cipher.seal(reply.getBytes(StandardCharsets.UTF_8));
    end(key, () -> table.done(key, sealed));
  }

  /** Nothing happened: whoever comes next is the first. */
  public void release(RequestKey key) {
    end(key, () -> table.release(key));
  }

  /** Nobody knows what happened: whoever comes next has to find out. */
  public void leaveInDoubt(RequestKey key) {
    end(key, () -> table.leaveInDoubt(key));
  }

  /** What was answered, or in doubt, no longer stands: whoever comes next is the first. */
  public void forget(RequestKey key) {
    try {
      table.forget(key);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn(
          "A stored reply of {}/{} could not be removed: a repeat may get it",
          key.platform(),
          key.operation());
    }
  }

  /** When it fails the claim stays, and is in doubt after a while: the truth is not lost. */
  private static void end(RequestKey key, Runnable change) {
    try {
      change.run();
    } catch (DataAccessException | TransactionException e) {
      LOG.warn(
          "The outcome of a {}/{} request could not be stored: its next repeat asks the HIS",
          key.platform(),
          key.operation());
    }
  }
}
