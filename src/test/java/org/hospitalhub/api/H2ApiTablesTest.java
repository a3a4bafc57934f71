package org.hospitalhub.api;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The tables of the API on H2. */
class H2ApiTablesTest implements ClientRules, AuditRules {

  private static Database database;

  @BeforeAll
  static void start() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setUrl(
        "jdbc:h2:mem:api-tables;DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
            + ";DEFAULT_NULL_ORDERING=HIGH");
    database = new Database(h2);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void clear() {
    database.clear();
  }

  @Override
  public Database database() {
    return database;
  }
}
