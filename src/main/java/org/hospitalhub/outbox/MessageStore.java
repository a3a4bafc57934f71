package org.hospitalhub.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Lanes and messages in the database; every method is as many statements for many as for one. */
final class MessageStore {

  private static final String SELECT =
      """
      select id, canonical_operation, hospital, business_key, revision, lane, content_hash, trace,
             created
      from outbox_message
      """;

  private final NamedParameterJdbcOperations jdbc;

  MessageStore(NamedParameterJdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Makes the transaction the only one that adds to a lane, so that the order of ids is the order
   * of commits.
   *
   * @return the newest message of the lane
   */
  Optional<OutboxMessage> lock(String lane) {
    return Optional.ofNullable(lock(Set.of(lane)).get(lane));
  }

  /**
   * The same for several lanes.
   *
   * @param lanes in order
   * @return the newest messages by lane; none for a new one
   */
  Map<String, OutboxMessage> lock(Collection<String> lanes) {
    jdbc.batchUpdate(
        "insert into outbox_lane (lane) values (:lane) on conflict do nothing",
        batch(lanes, lane -> new MapSqlParameterSource("lane", lane)));
    List<UUID> newest =
        jdbc.query(
            """
            select last_message from outbox_lane where lane in (:lanes) order by lane for update
            """,
            Map.of("lanes", lanes),
            (row, n) -> row.getObject(1, UUID.class));
    newest.removeIf(id -> id == null);
    return newest.isEmpty()
        ? Map.of()
        : jdbc
            .query(SELECT + "where id in (:ids)", Map.of("ids", newest), (row, n) -> message(row))
            .stream()
            .collect(Collectors.toMap(OutboxMessage::lane, message -> message));
  }

  Optional<OutboxMessage> find(UUID id) {
    return jdbc
        .query(SELECT + "where id = :id", Map.of("id", id), (row, n) -> message(row))
        .stream()
        .findFirst();
  }

  /** The newest message that a caller knows by a key. */
  Optional<OutboxMessage> requested(String requestKey) {
    return newest("where request_key = :key", Map.of("key", requestKey));
  }

  /** The newest message by which an operation says the same about the same. */
  Optional<OutboxMessage> saying(String operation, String key, String hash) {
    return newest(
        "where canonical_operation = :operation and business_key = :key and content_hash = :hash",
        Map.of("operation", operation, "key", key, "hash", hash));
  }

  private Optional<OutboxMessage> newest(String where, Map<String, String> values) {
    return jdbc
        .query(
            SELECT + where + " order by created desc, revision desc limit 1",
            values,
            (row, n) -> message(row))
        .stream()
        .findFirst();
  }

  /** Adds messages to their lanes, which must be locked, each with the next revision. */
  void add(List<Draft> drafts, Content content) {
    SqlParameterSource[] rows = batch(drafts, draft -> values(draft, content));
    jdbc.batchUpdate(
        """
        insert into outbox_message (id, canonical_operation, hospital, business_key, revision,
          lane, content_hash, request_key, payload, trace, created)
        values (:id, :operation, :hospital, :key,
          (select coalesce(max(m.revision), 0) + 1 from outbox_message m
            where m.canonical_operation = :operation and m.business_key = :key),
          :lane, :hash, :requestKey, :payload, :trace, :created)
        """,
        rows);
    jdbc.batchUpdate("update outbox_lane set last_message = :id where lane = :lane", rows);
  }

  private static MapSqlParameterSource values(Draft draft, Content content) {
    return new MapSqlParameterSource()
        .addValue("id", draft.id())
        .addValue("operation", draft.event().operation())
        .addValue("hospital", draft.hospital(), Types.VARCHAR)
        .addValue("key", draft.keys().key())
        .addValue("lane", draft.keys().lane())
        .addValue("hash", draft.hash())
        .addValue("requestKey", draft.requestKey(), Types.VARCHAR)
        .addValue("payload", content.seal(draft.event().message()), Types.VARBINARY)
        .addValue("trace", draft.event().trace())
        .addValue("created", SqlTimes.of(draft.created()));
  }

  static <T> SqlParameterSource[] batch(
      Collection<T> items, Function<T, MapSqlParameterSource> values) {
    return items.stream().map(values).toArray(SqlParameterSource[]::new);
  }

  private static OutboxMessage message(ResultSet row) throws SQLException {
    return new OutboxMessage(
        row.getObject("id", UUID.class),
        row.getString("canonical_operation"),
        row.getString("hospital"),
        row.getString("business_key"),
        row.getInt("revision"),
        row.getString("lane"),
        row.getString("content_hash"),
        row.getString("trace"),
        SqlTimes.get(row, "created"));
  }
}
