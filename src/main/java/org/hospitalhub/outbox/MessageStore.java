package org.hospitalhub.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
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
  Optional<Message> lock(String lane) {
    return Optional.ofNullable(lock(Set.of(lane)).get(lane));
  }

  /**
   * The same for several lanes.
   *
   * @param lanes in order
   * @return the newest messages by lane; none for a new one
   */
  Map<String, Message> lock(Collection<String> lanes) {
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
            .collect(Collectors.toMap(Message::lane, message -> message));
  }

  Optional<Message> find(UUID id) {
    return jdbc
        .query(SELECT + "where id = :id", Map.of("id", id), (row, n) -> message(row))
        .stream()
        .findFirst();
  }

  /** The revision after the newest one; the lane must be locked. */
  int nextRevision(String canonicalOperation, String key) {
    return revisions(Set.of(canonicalOperation), Set.of(key)).values().stream()
            .findFirst()
            .orElse(0)
        + 1;
  }

  /** The newest revisions by {@link #subject}; the lanes must be locked. */
  Map<String, Integer> revisions(Collection<Intake.Item> items) {
    return items.isEmpty()
        ? Map.of()
        : revisions(
            items.stream().map(item -> item.event().operation()).collect(Collectors.toSet()),
            items.stream().map(item -> item.keys().key()).collect(Collectors.toSet()));
  }

  /** What an item says about what. */
  static String subject(Intake.Item item) {
    return item.event().operation() + " " + item.keys().key();
  }

  private Map<String, Integer> revisions(Set<String> operations, Set<String> keys) {
    Map<String, Integer> revisions = new HashMap<>();
    jdbc.query(
        """
        select canonical_operation, business_key, max(revision) as revision from outbox_message
        where canonical_operation in (:operations) and business_key in (:keys)
        group by canonical_operation, business_key
        """,
        Map.of("operations", operations, "keys", keys),
        row -> {
          revisions.put(
              row.getString("canonical_operation") + " " + row.getString("business_key"),
              row.getInt("revision"));
        });
    return revisions;
  }

  /** Adds a message to its lane, which must be locked. */
  void add(Message message, byte[] payload) {
    add(List.of(message), List.of(payload));
  }

  /** Adds messages to their lanes, which must be locked. */
  void add(List<Message> messages, List<byte[]> payloads) {
    SqlParameterSource[] rows = batch(messages, MessageStore::values);
    for (int i = 0; i < rows.length; i++) {
      ((MapSqlParameterSource) rows[i]).addValue("payload", payloads.get(i), Types.VARBINARY);
    }
    jdbc.batchUpdate(
        """
        insert into outbox_message (id, canonical_operation, hospital, business_key, revision,
          lane, content_hash, payload, trace, created)
        values (:id, :operation, :hospital, :key, :revision, :lane, :hash, :payload, :trace,
          :created)
        """,
        rows);
    jdbc.batchUpdate("update outbox_lane set last_message = :id where lane = :lane", rows);
  }

  private static MapSqlParameterSource values(Message message) {
    return new MapSqlParameterSource()
        .addValue("id", message.id())
        .addValue("operation", message.canonicalOperation())
        .addValue("hospital", message.hospital(), Types.VARCHAR)
        .addValue("key", message.key())
        .addValue("revision", message.revision())
        .addValue("lane", message.lane())
        .addValue("hash", message.hash())
        .addValue("trace", message.trace())
        .addValue("created", Times.of(message.created()));
  }

  static <T> SqlParameterSource[] batch(
      Collection<T> items, Function<T, MapSqlParameterSource> values) {
    return items.stream().map(values).toArray(SqlParameterSource[]::new);
  }

  private static Message message(ResultSet row) throws SQLException {
    return new Message(
        row.getObject("id", UUID.class),
        row.getString("canonical_operation"),
        row.getString("hospital"),
        row.getString("business_key"),
        row.getInt("revision"),
        row.getString("lane"),
        row.getString("content_hash"),
        row.getString("trace"),
        Times.get(row, "created"));
  }
}
