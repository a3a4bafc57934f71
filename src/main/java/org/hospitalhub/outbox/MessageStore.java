package org.hospitalhub.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lanes and messages in the database. */
final class MessageStore {

  private final JdbcClient jdbc;

  MessageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Makes the transaction the only one that adds to a lane, so that the order of ids is the order of
   * commits.
   *
   * @return the newest message of the lane
   */
  Optional<Message> lock(String lane) {
    jdbc.sql("insert into outbox_lane (lane) values (:lane) on conflict do nothing")
        .param("lane", lane)
        .update();
    Optional<UUID> last =
        jdbc.sql("select last_message from outbox_lane where lane = :lane for update")
            .param("lane", lane)
            .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
            .single();
    return last.flatMap(this::find);
  }

  Optional<Message> find(UUID id) {
    return jdbc.sql(
            """
            select id, canonical_operation, hospital, business_key, revision, lane, content_hash,
                   trace, created
            from outbox_message where id = :id
            """)
        .param("id", id)
        .query((row, n) -> message(row))
        .optional();
  }

  /** The revision after the newest one; the lane must be locked. */
  int nextRevision(String canonicalOperation, String key) {
    return jdbc.sql(
            """
            select coalesce(max(revision), 0) + 1 from outbox_message
            where canonical_operation = :operation and business_key = :key
            """)
        .param("operation", canonicalOperation)
        .param("key", key)
        .query(Integer.class)
        .single();
  }

  /** Adds a message to its lane, which must be locked. */
  void add(Message message, byte[] payload) {
    jdbc.sql(
            """
            insert into outbox_message (id, canonical_operation, hospital, business_key, revision,
              lane, content_hash, payload, trace, created)
            values (:id, :operation, :hospital, :key, :revision, :lane, :hash, :payload, :trace,
              :created)
            """)
        .param("id", message.id())
        .param("operation", message.canonicalOperation())
        .param("hospital", message.hospital())
        .param("key", message.key())
        .param("revision", message.revision())
        .param("lane", message.lane())
        .param("hash", message.hash())
        .param("payload", payload)
        .param("trace", message.trace())
        .param("created", Times.of(message.created()))
        .update();
    jdbc.sql("update outbox_lane set last_message = :id where lane = :lane")
        .param("id", message.id())
        .param("lane", message.lane())
        .update();
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
