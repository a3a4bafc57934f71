package org.hospitalhub.journal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
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
  private static final String WHERE = " where platform = ? and operation = ? and request_key = ?";
  private static final String CLAIM =
      """
      insert into idempotent_reply
        (platform, operation, request_key, content_hash, state, node, started)
      values (?, ?, ?, ?, 'running', ?, ?)
      on conflict do nothing\
      """;
  private static final String TAKE_OVER =
      "update idempotent_reply set state = 'running', node = ?, started = ?"
          + WHERE
          + " and state = ? and node = ? and started = ?";
  private static final String MINE = WHERE + " and state = 'running' and node = ?";

  private final JdbcTemplate jdbc;
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
    this.jdbc = new JdbcTemplate(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.cipher = cipher;
    this.nodes = nodes;
    this.clock = clock;
    this.timeout = timeout;
  }

  private record Row(
      String contentHash,
      String state,
      byte @Nullable [] reply,
      String node,
      OffsetDateTime started) {}

  /** Claims the key of a request that nothing has to be recorded with. */
  public Repeat begin(RequestKey key, String content) {
    return begin(key, content, () -> {});
  }

  /**
   * Claims the key of a request, unless it was answered before.
   *
   * @param content what a repeat must have in common with the first
   * @param claimed runs in the transaction of the claim: both are on disk, or neither
   * @throws CanonicalException {@code in-progress} while the first runs, {@code conflict} for
   *     another content, {@code busy} when the database is away
   */
  public Repeat begin(RequestKey key, String content, Runnable claimed) {
    String hash = RequestKey.digest(content);
    try {
      return Objects.requireNonNull(
          transaction.execute(
              status -> {
                Repeat repeat = claimed(key, hash);
                if (repeat.reply() == null) {
                  claimed.run();
                }
                return repeat;
              }));
    } catch (DataAccessException | TransactionException e) {
      throw UnavailableException.busy();
    }
  }

  private Repeat claimed(RequestKey key, String hash) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (claim(key, hash)) {
        return new Repeat(Repeat.State.FIRST, null);
      }
      List<Row> rows = find(key);
      if (!rows.isEmpty()) {
        return repeat(key, hash, rows.get(0));
      }
    }
    throw inProgress();
  }

  private boolean claim(RequestKey key, String hash) {
    return jdbc.update(CLAIM, key.platform(), key.operation(), key.key(), hash, nodes.self(), now())
        == 1;
  }

  private List<Row> find(RequestKey key) {
    return jdbc.query(
        "select content_hash, state, reply, node, started from idempotent_reply" + WHERE,
        (row, n) ->
            new Row(
                row.getString(1),
                row.getString(2),
                row.getBytes(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class)),
        key.platform(),
        key.operation(),
        key.key());
  }

  private Repeat repeat(RequestKey key, String hash, Row row) {
    if (!row.contentHash().equals(hash)) {
      throw new CanonicalException("conflict", "该编号已用于其他内容的请求");
    }
    if (row.reply() != null) {
      String reply = new String(cipher.open(row.reply()), StandardCharsets.UTF_8);
      return new Repeat(Repeat.State.DONE, reply);
    }
    if (inDoubt(key, row) && takeOver(key, row)) {
      return new Repeat(Repeat.State.IN_DOUBT, null);
    }
    throw inProgress();
  }

  private boolean inDoubt(RequestKey key, Row row) {
    return row.state().equals("in-doubt")
        || row.started().isBefore(now().minus(timeout))
        || row.started().isAfter(now().plus(timeout)) && nodes.lasts(key, row.started(), timeout)
        || nodes.gone(row.node());
  }

  private boolean takeOver(RequestKey key, Row row) {
    return jdbc.update(
            TAKE_OVER,
            nodes.self(),
            now(),
            key.platform(),
            key.operation(),
            key.key(),
            row.state(),
            row.node(),
            row.started())
        == 1;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static CanonicalException inProgress() {
    return new CanonicalException("in-progress", "");
  }

  /** Now it is done, and repeats get this reply. */
  public void done(RequestKey key, String reply) {
    byte[] sealed = cipher.seal(reply.getBytes(StandardCharsets.UTF_8));
    end("update idempotent_reply set state = 'done', reply = ?" + MINE, key, sealed);
  }

  /** What was answered, or in doubt, no longer holds: whoever comes next is the first. */
  public void forget(RequestKey key) {
    try {
      jdbc.update(
          "delete from idempotent_reply" + WHERE + " and state in ('done', 'in-doubt')",
          key.platform(),
          key.operation(),
          key.key());
    } catch (DataAccessException | TransactionException e) {
      throw UnavailableException.timeout();
    }
  }

  /** Nothing happened: whoever comes next is the first. */
  public void release(RequestKey key) {
    end("delete from idempotent_reply" + MINE, key);
  }

  /** Nobody knows what happened: whoever comes next has to find out. */
  public void leaveInDoubt(RequestKey key) {
    end("update idempotent_reply set state = 'in-doubt'" + MINE, key);
  }

  /** When it fails the claim stays, and is in doubt after a while: the truth is not lost. */
  private void end(String sql, RequestKey key, Object... first) {
    Object[] arguments = new Object[first.length + 4];
    System.arraycopy(first, 0, arguments, 0, first.length);
    arguments[first.length] = key.platform();
    arguments[first.length + 1] = key.operation();
    arguments[first.length + 2] = key.key();
    arguments[first.length + 3] = nodes.self();
    try {
      jdbc.update(sql, arguments);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("A request of {}/{} is left in doubt", key.platform(), key.operation());
    }
  }
}
