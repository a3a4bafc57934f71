package org.hospitalhub.api;

import org.hospitalhub.support.PostgresPool;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;

/** The tables of the API on PostgreSQL. */
class PostgresApiTablesTest implements ClientRules, AuditRules {

  @AutoClose private static final PostgresPool POSTGRES = new PostgresPool();
  private static final Database DATABASE = new Database(POSTGRES);

  @BeforeEach
  void clear() {
    DATABASE.clear();
  }

  @Override
  public Database database() {
    return DATABASE;
  }
}
