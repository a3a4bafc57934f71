package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.FieldType;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the connector does beside running the statements. */
class SqlConnectorTest {

  private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();
  private static final CallContext NOBODY = new CallContext(null, null);

  private HikariDataSource pool = pool();

  private static HikariDataSource pool() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(
        "jdbc:h2:mem:connector;TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
    pool.setMaximumPoolSize(1);
    return pool;
  }

  @BeforeEach
  void start() {
    new JdbcTemplate(pool).execute("create table note (id varchar(9) primary key)");
  }

  @AfterEach
  void stop() {
    pool.close();
  }

  private SqlConnector connector(String sql) {
    return connector(sql, Patience.LIMIT);
  }

  private SqlConnector connector(String sql, Duration queryTimeout) {
    List<Finding> findings = new ArrayList<>();
    SqlContract contract =
        new SqlContract(
            "note.take",
            Map.of("note.id", FieldType.STRING, "due", FieldType.DATE),
            Map.of("note.id", FieldType.STRING),
            Set.of("conflict"),
            Set.of("absent"));
    SqlFile file = SqlFile.parse(Path.of("note.take.sql"), sql, findings);
    SqlOperation operation = SqlOperation.compile(file, contract, findings);
    assertThat(findings).isEmpty();
    SqlSettings settings = SqlSettings.of(Map.of(), Clock.systemUTC(), queryTimeout);
    return new SqlConnector(pool, Map.of("note.take", operation), settings);
  }

  @Test
  void tellsTheDatabaseTheTypeOfAValueThatIsAbsent() {
    String sql =
        """
        --> answer
        select coalesce(:note.id, 'none') as "note.id" where :due - 7 is null
        """;

    ObjectNode reply = connector(sql).execute("note.take", EMPTY, NOBODY);

    assertThat(reply.at("/note/id").asText()).isEqualTo("none");
  }

  @Test
  void asksAStatementThatAnsweredNothingOnceMore() {
    String sql =
        """
        --> answer if any
        select id as "note.id" from note where id = 'n1'

        --> 1 change else conflict
        insert into note (id) values ('n1')

        --> answer again else conflict
        """;

    ObjectNode reply = connector(sql).execute("note.take", EMPTY, NOBODY);

    assertThat(reply.at("/note/id").asText()).isEqualTo("n1");
  }

  private static void assertError(SqlConnector connector, ObjectNode request, String error) {
    assertThatThrownBy(() -> connector.execute("note.take", request, NOBODY))
        .isInstanceOfSatisfying(
            CanonicalException.class, e -> assertThat(e.error()).isEqualTo(error));
  }

  @Test
  void doesNotKnowAnOperationWithoutAFile() {
    SqlConnector connector = connector("--> row\nselect 1 as one");

    assertThat(connector.answers("note.take")).isTrue();
    assertThat(connector.answers("note.burn")).isFalse();
    assertThatThrownBy(() -> connector.execute("note.burn", EMPTY, NOBODY))
        .isInstanceOfSatisfying(
            CanonicalException.class, e -> assertThat(e.error()).isEqualTo("unknown-operation"));
  }

  @Test
  void takesBackEverythingWhenAStatementRefuses() {
    SqlConnector connector =
        connector(
            """
            --> 1 change else conflict
            insert into note values ('n1')

            --> no row else conflict "已存在"
            select 1 from note
            """);

    assertThatThrownBy(() -> connector.execute("note.take", EMPTY, NOBODY)).hasMessage("已存在");
    assertThat(new JdbcTemplate(pool).queryForObject("select count(*) from note", Integer.class))
        .isZero();
  }

  @Test
  void tellsWhatTheRowThatMustNotBeThereHolds() {
    SqlConnector connector =
        connector(
            """
            --> no row else conflict "已存在"
            select 'n1' as "note.id"
            """);

    assertThatThrownBy(() -> connector.execute("note.take", EMPTY, NOBODY))
        .isInstanceOfSatisfying(
            CanonicalException.class,
            e -> assertThat(e.answer()).hasToString("{\"note\":{\"id\":\"n1\"}}"));
  }

  @Test
  void callsASlowStatementTimeout() {
    SqlConnector connector =
        connector(
            """
            --> row
            select count(*) as n from system_range(1, 1000000) a, system_range(1, 1000000) b
            """,
            Duration.ofSeconds(1));

    assertError(connector, EMPTY, "timeout");
  }

  @Test
  void callsAnExhaustedPoolBusy() throws SQLException {
    pool.close();
    pool = pool();
    pool.setConnectionTimeout(250);
    SqlConnector connector = connector("--> row\nselect 1 as one");

    try (Connection taken = pool.getConnection()) {
      assertThat(taken.isClosed()).isFalse();
      assertError(connector, EMPTY, "busy");
    }
  }

  @Test
  void callsARaceThatDoesNotEndBusy() {
    SqlConnector connector =
        connector(
            "--> changes\ninsert into note values ('n1')\n\n--> changes\n"
                + "insert into note values ('n1')");

    assertError(connector, EMPTY, "busy");
  }

  @Test
  void passesOnMistakesOfTheFile() {
    SqlConnector connector = connector("--> row\nselect nothing from nowhere");

    assertThatThrownBy(() -> connector.execute("note.take", EMPTY, NOBODY))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () ->
                connector("--> row\nselect id as a from (values (1), (2)) t (id)")
                    .execute("note.take", EMPTY, NOBODY))
        .hasMessageContaining("note.take.sql:1: more than one row");
    assertThatThrownBy(
            () ->
                connector("--> row\nselect 1 as a where 1 = :config.absent")
                    .execute("note.take", EMPTY, NOBODY))
        .hasMessageContaining(":config.absent");
  }

  @Test
  void refusesAValueThatIsNotOfItsType() {
    SqlConnector connector = connector("--> row\nselect 1 as a where :due > date '2026-01-01'");

    assertError(connector, EMPTY.deepCopy().put("due", "tomorrow"), "invalid");
  }

  @Test
  void bindsAbsentFieldsAsTypedNulls() {
    SqlConnector connector =
        connector("--> answer\nselect coalesce(:note.id, 'none') as \"note.id\"");

    assertThat(connector.execute("note.take", EMPTY, NOBODY).at("/note/id").asText())
        .isEqualTo("none");
  }
}
