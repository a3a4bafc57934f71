package org.hospitalhub.api;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The tables of the API on PostgreSQL. */
class PostgresApiTablesTest implements ClientRules {

  private static EmbeddedPostgres postgres;
  private static Database database;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    database = new Database(postgres.getPostgresDatabase());
  }

  @AfterAll
  static void stop() throws IOException {
    database.close();
    postgres.close();
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
