package org.hospitalhub.journal;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table of stored replies; every change says what it must find, so that one node makes it. */
final class ReplyTable {

  private static final String WHERE = " where platform = ? and operation = ? and request_key = ?";
  private static final String INSERT =
      """
      insert into idempotent_reply
        (content_hash, state, node, started, platform, operation, request_key)
      values (?, 'running', ?, ?, ?, ?, ?)
      on conflict do nothing\
      """;
  private static final String TAKE_OVER =
      "update idempotent_reply set state = 'running', reply = null,"
          + " content_hash = ?, node = ?, started = ?"
          + WHERE
          + " and state = ? and node = ? and started = ?";
  private static final String MINE = WHERE + " and state = 'running' and node = ?";

  private final JdbcTemplate jdbc;
  private final Nodes nodes;

  ReplyTable(DataSource dataSource, Nodes nodes) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.nodes = nodes;
  }

  /** A claim, as it was found. */
  record Row(
      String contentHash,
      String state,
      byte @Nullable [] reply,
      String node,
      OffsetDateTime started) {}

  /** Whether this node has the key now, which nobody had. */
  boolean insert(RequestKey key, String hash, OffsetDateTime now) {
    return update(INSERT, key, List.of(hash, nodes.self(), now), List.of());
  }

  List<Row> find(RequestKey key) {
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

  /** Whether this node has the key now, which was as it was found until then. */
  boolean takeOver(RequestKey key, Row found, String hash, OffsetDateTime now) {
    return update(
        TAKE_OVER,
        key,
        List.of(hash, nodes.self(), now),
        List.of(found.state(), found.node(), found.started()));
  }

  void done(RequestKey key, byte[] reply) {
    String done = "update idempotent_reply set state = 'done', reply = ?" + MINE;
    update(done, key, List.of(reply), List.of(nodes.self()));
  }

  void leaveInDoubt(RequestKey key) {
    String doubt = "update idempotent_reply set state = 'in-doubt'" + MINE;
    update(doubt, key, List.of(), List.of(nodes.self()));
  }

  void release(RequestKey key) {
    update("delete from idempotent_reply" + MINE, key, List.of(), List.of(nodes.self()));
  }

  /** Deletes what does not run. */
  void forget(RequestKey key) {
    String ended = "delete from idempotent_reply" + WHERE + " and state in ('done', 'in-doubt')";
    update(ended, key, List.of(), List.of());
  }

  private boolean update(String sql, RequestKey key, List<Object> before, List<Object> after) {
    List<Object> arguments = new ArrayList<>(before);
    arguments.addAll(List.of(key.platform(), key.operation(), key.key()));
    arguments.addAll(after);
    return jdbc.update(sql, arguments.toArray()) == 1;
  }
}
