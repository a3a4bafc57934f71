package org.hospitalhub.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries in the database, as everyone but the dispatcher sees them. */
final class DeliveryStore {

  static final String SELECT =
      """
      select d.id, d.message_id, m.canonical_operation, m.hospital, d.platform, d.operation,
             d.business_key, d.revision, d.state, d.attempts, d.failures, d.due, d.claimed_by,
             d.error, d.detail, d.platform_code, m.trace, d.created, d.changed, d.undone
      from outbox_delivery d join outbox_message m on m.id = d.message_id
      """;

  /** Said by itself: it goes before everything that is part of a batch. */
  static final int ALONE = 0;

  static final int BATCHED = 1;

  private final NamedParameterJdbcOperations named;
  private final JdbcClient jdbc;

  DeliveryStore(NamedParameterJdbcOperations named) {
    this.named = named;
    this.jdbc = JdbcClient.create(named);
  }

  /**
   * A delivery of a message whose lane is locked.
   *
   * @param node the node that sends it at once, until it is due; null when a dispatcher shall do it
   */
  record Addition(
      UUID message,
      Outbox.Keys keys,
      String platform,
      String operation,
      Instant created,
      @Nullable String node,
      Instant due) {}

  /**
   * Adds deliveries.
   *
   * @param batch what they are part of; null when each stands for itself
   */
  void add(List<Addition> additions, @Nullable Long batch) {
    named.batchUpdate(
        """
        insert into outbox_delivery (message_id, platform, operation, business_key, revision,
          lane, open_lane, state, attempts, failures, due, claimed_by, batch, tier, created, changed,
          undone)
        values (:message, :platform, :operation, :key,
          (select m.revision from outbox_message m where m.id = :message), :lane, :lane, :state,
          :attempts, 0, :due, :node, :batch, :tier, :now, :now, true)
        """,
        MessageStore.batch(additions, addition -> values(addition, batch)));
  }

  private static MapSqlParameterSource values(Addition addition, @Nullable Long batch) {
    boolean claimed = addition.node() != null;
    return new MapSqlParameterSource()
        .addValue("message", addition.message())
        .addValue("platform", addition.platform())
        .addValue("operation", addition.operation())
        .addValue("key", addition.keys().key())
        .addValue("lane", addition.keys().lane())
        .addValue("state", (claimed ? Delivery.State.SENDING : Delivery.State.PENDING).text())
        .addValue("attempts", claimed ? 1 : 0)
        .addValue("due", SqlTimes.of(addition.due()))
        .addValue("node", addition.node(), Types.VARCHAR)
        .addValue("batch", batch, Types.BIGINT)
        .addValue("tier", batch == null ? ALONE : BATCHED)
        .addValue("now", SqlTimes.of(addition.created()));
  }

  Optional<Delivery> find(long id) {
    return jdbc.sql(SELECT + "where d.id = :id")
        .param("id", id)
        .query((row, n) -> delivery(row))
        .optional();
  }

  List<Delivery> find(Collection<Long> ids) {
    return jdbc.sql(SELECT + "where d.id in (:ids) order by d.id")
        .param("ids", ids)
        .query((row, n) -> delivery(row))
        .list();
  }

  List<Delivery> of(UUID message) {
    return of(Set.of(message));
  }

  /** The deliveries of several messages. */
  List<Delivery> of(Collection<UUID> messages) {
    return messages.isEmpty()
        ? List.of()
        : jdbc.sql(SELECT + "where d.message_id in (:messages) order by d.id")
            .param("messages", messages)
            .query((row, n) -> delivery(row))
            .list();
  }

  /** The deliveries after a given one, oldest first. */
  List<Delivery> list(
      Delivery.@Nullable State state, @Nullable String platform, long after, int limit) {
    var query =
        jdbc.sql(
            SELECT
                + "where d.id > :after"
                + (state == null ? "" : " and d.state = :state")
                + (platform == null ? "" : " and d.platform = :platform")
                + " order by d.id limit :limit");
    query = query.param("after", after).param("limit", limit);
    query = state == null ? query : query.param("state", state.text());
    return (platform == null ? query : query.param("platform", platform))
        .query((row, n) -> delivery(row))
        .list();
  }

  /** The request as it is to be sent, sealed. */
  byte[] payload(long id) {
    return jdbc.sql(
            """
            select coalesce(d.payload, m.payload) as payload
            from outbox_delivery d join outbox_message m on m.id = d.message_id where d.id = :id
            """)
        .param("id", id)
        .query((row, n) -> row.getBytes(1))
        .single();
  }

  /** The platform's canonical answer and its words, both sealed. */
  Said said(long id) {
    return jdbc.sql("select answer, words from outbox_delivery where id = :id")
        .param("id", id)
        .query((row, n) -> new Said(row.getBytes("answer"), row.getBytes("words")))
        .single();
  }

  record Said(byte @Nullable [] answer, byte @Nullable [] words) {}

  static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong("id"),
        row.getObject("message_id", UUID.class),
        row.getString("canonical_operation"),
        row.getString("hospital"),
        row.getString("platform"),
        row.getString("operation"),
        row.getString("business_key"),
        row.getInt("revision"),
        Delivery.State.of(row.getString("state")),
        row.getInt("attempts"),
        row.getInt("failures"),
        SqlTimes.getNullable(row, "due"),
        row.getString("claimed_by"),
        row.getString("error"),
        row.getString("detail"),
        row.getString("platform_code"),
        row.getString("trace"),
        SqlTimes.get(row, "created"),
        SqlTimes.get(row, "changed"),
        row.getBoolean("undone"));
  }
}
