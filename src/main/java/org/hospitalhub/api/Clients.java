package org.hospitalhub.api;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clients of the API and their keys, in the hub's database: a change is in force at once. */
final class Clients {

  /** Whoever calls where no keys are asked for. */
  static final String ANYONE = "anyone";

  private static final String OPERATOR = "operator";

  /** What stands for a client, or beside clients, elsewhere. */
  private static final Set<String> RESERVED =
      Set.of(OPERATOR, ANYONE, "canonical", "hub", "system", "admin", "root", "unknown");

  private final JdbcClient database;
  private final Clock clock;
  private final @Nullable String operatorHash;

  /**
   * The clients.
   *
   * @param operatorKey a key from the settings that may do everything, to make the first clients
   *     with; null for none
   */
  Clients(JdbcClient database, Clock clock, @Nullable String operatorKey) {
    this.database = database;
    this.clock = clock;
    this.operatorHash =
        operatorKey == null ? null : ApiKey.hash(operatorKey.getBytes(StandardCharsets.UTF_8));
  }

  /** Who calls. */
  record Client(String id, Scopes scopes) {}

  /** A key without its secret. */
  record Key(String id, String client, Instant created, Instant notAfter) {}

  /** The client whose key it is; empty when it is nobody's, or has expired. */
  Optional<Client> authenticate(String text) {
    String hash = ApiKey.hash(text.getBytes(StandardCharsets.UTF_8));
    if (operatorHash != null && ApiKey.same(hash, operatorHash)) {
      return Optional.of(new Client(OPERATOR, Scopes.ALL));
    }
    return ApiKey.of(text).flatMap(this::find);
  }

  private Optional<Client> find(ApiKey key) {
    return database
        .sql(
            "select c.id, c.scopes, k.hash from api_key k join api_client c on c.id = k.client"
                + " where k.id = :id and k.not_after > :now")
        .param("id", key.id())
        .param("now", time(clock.instant()))
        .query(
            (row, n) ->
                ApiKey.same(row.getString("hash"), key.hash())
                    ? Optional.of(client(row))
                    : Optional.<Client>empty())
        .optional()
        .flatMap(found -> found);
  }

  List<Client> all() {
    return database
        .sql("select id, scopes from api_client order by id")
        .query((row, n) -> client(row))
        .list();
  }

  List<Key> keys() {
    return database
        .sql("select id, client, created, not_after from api_key order by client, created, id")
        .query(
            (row, n) ->
                new Key(
                    row.getString("id"),
                    row.getString("client"),
                    row.getObject("created", OffsetDateTime.class).toInstant(),
                    row.getObject("not_after", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Whether no client may have this name: it would pass for somebody else. */
  static boolean reserved(String id) {
    return RESERVED.contains(id);
  }

  /** The client of a name; empty when there is none. */
  Optional<Client> client(String id) {
    return database
        .sql("select id, scopes from api_client where id = :id")
        .param("id", id)
        .query((row, n) -> client(row))
        .optional();
  }

  /** Makes a client, or changes what it may do. */
  void put(String id, Scopes scopes) {
    if (update(id, scopes)) {
      return;
    }
    try {
      database
          .sql("insert into api_client (id, scopes, created) values (:id, :scopes, :now)")
          .param("id", id)
          .param("scopes", scopes.toString())
          .param("now", time(clock.instant()))
          .update();
    } catch (DuplicateKeyException e) {
      update(id, scopes); // another request made it at the same moment
    }
  }

  private boolean update(String id, Scopes scopes) {
    return database
            .sql("update api_client set scopes = :scopes where id = :id")
            .param("scopes", scopes.toString())
            .param("id", id)
            .update()
        == 1;
  }

  /** Forgets a client and its keys; false when there is none. */
  boolean delete(String id) {
    return database.sql("delete from api_client where id = :id").param("id", id).update() == 1;
  }

  /** Makes a key for a client; empty when there is none. Only the hash of its secret is kept. */
  Optional<ApiKey> addKey(String client, Instant notAfter) {
    ApiKey key = ApiKey.random();
    int added =
        database
            .sql(
                "insert into api_key (id, client, hash, created, not_after)"
                    + " select :id, c.id, :hash, :now, cast(:notAfter as timestamp with time zone)"
                    + " from api_client c where c.id = :client")
            .param("id", key.id())
            .param("hash", key.hash())
            .param("now", time(clock.instant()))
            .param("notAfter", time(notAfter))
            .param("client", client)
            .update();
    return added == 1 ? Optional.of(key) : Optional.empty();
  }

  /** Makes a key worthless; false when the client has none of that id. */
  boolean deleteKey(String client, String id) {
    return database
            .sql("delete from api_key where id = :id and client = :client")
            .param("id", id)
            .param("client", client)
            .update()
        == 1;
  }

  private static Client client(ResultSet row) throws SQLException {
    return new Client(row.getString("id"), Scopes.parse(row.getString("scopes")));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
