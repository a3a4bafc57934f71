package org.hospitalhub.api;

import static org.hospitalhub.api.Clients.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The replies kept for requests that carry an Idempotency-Key, in the hub's database. */
final class Replies {

  private static final String WHERE =
      " where client = :client and operation = :operation and request_key = :key";

  private final JdbcClient database;
  private final PayloadCipher cipher;
  private final ApiSettings.Replies settings;
  private final Clock clock;
  private volatile Instant pruned = Instant.EPOCH;

  Replies(
      JdbcClient database, PayloadCipher cipher, ApiSettings.Replies settings, Clock clock) {
    this.database = database;
    this.cipher = cipher;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A request that may be repeated.
   *
   * @param operation the path below {@code /api/v1/}
   * @param key its Idempotency-Key
   * @param hash of everything it says
   */
  record Request(String client, String operation, String key, String hash) {}

  /** What was answered. */
  record Reply(int status, String contentType, byte[] body) {}

  private record Row(String hash, Instant started, @Nullable Reply reply) {}

  /**
   * Begins a request, or finds the reply to it.
   *
   * @return the reply; empty when the request has to be carried out now
   * @throws CanonicalException {@code in-progress} while the same request is carried out, {@code
   *     key-reused} when the key belongs to a request that said something else
   */
  Optional<Reply> begin(Request request) {
    prune();
    while (!inserted(request)) {
      Optional<Row> found = find(request);
      if (found.isEmpty()) {
        continue; // released a moment ago
      }
      Row row = found.get();
      if (!row.hash().equals(request.hash())) {
        throw new CanonicalException(
            "key-reused", "this Idempotency-Key came with another body before: make a new one");
      }
      if (row.reply() != null) {
        return Optional.of(row.reply());
      }
      if (row.started().isAfter(clock.instant().minus(settings.patience()))
          || !takenOver(request, row)) {
        throw new CanonicalException("in-progress", "");
      }
      return Optional.empty();
    }
    return Optional.empty();
  }

  private boolean inserted(Request request) {
    try {
      of(
              "insert into api_reply (client, operation, request_key, content_hash, started)"
                  + " values (:client, :operation, :key, :hash, :now)",
              request)
          .param("hash", request.hash())
          .param("now", time(clock.instant()))
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  private Optional<Row> find(Request request) {
    return of(
            "select content_hash, started, status, content_type, reply from api_reply" + WHERE,
            request)
        .query(
            (row, n) -> {
              byte[] reply = row.getBytes("reply");
              return new Row(
                  row.getString("content_hash"),
                  row.getObject("started", OffsetDateTime.class).toInstant(),
                  reply == null
                      ? null
                      : new Reply(
                          row.getInt("status"), row.getString("content_type"), cipher.open(reply)));
            })
        .optional();
  }

  /** Whoever carried it out is gone; one of those who repeat it goes on. */
  private boolean takenOver(Request request, Row row) {
    return of(
                "update api_reply set started = :now" + WHERE + " and started = :started"
                    + " and status is null",
                request)
            .param("now", time(clock.instant()))
            .param("started", time(row.started()))
            .update()
        == 1;
  }

  /** Keeps the reply for those who repeat the request. */
  void keep(Request request, Reply reply) {
    of(
            "update api_reply set status = :status, content_type = :type, reply = :reply" + WHERE,
            request)
        .param("status", reply.status())
        .param("type", reply.contentType())
        .param("reply", cipher.seal(reply.body()))
        .update();
  }

  /** Forgets the request: a repeat is carried out again. */
  void release(Request request) {
    of("delete from api_reply" + WHERE + " and status is null", request).update();
  }

  private JdbcClient.StatementSpec of(String sql, Request request) {
    return database
        .sql(sql)
        .param("client", request.client())
        .param("operation", request.operation())
        .param("key", request.key());
  }

  /** Once an hour, with the first request that comes. */
  private void prune() {
    Instant now = clock.instant();
    if (pruned.isBefore(now.minus(Duration.ofHours(1)))) {
      pruned = now;
      database
          .sql("delete from api_reply where started < :end")
          .param("end", time(now.minus(settings.keep())))
          .update();
    }
  }
}
