package org.hospitalhub.benchmark.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Databases for the hub, a new one for each service. */
final class HubDatabases implements AutoCloseable {

  private final @Nullable EmbeddedPostgres postgres;
  private int made;

  private HubDatabases(@Nullable EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * The databases.
   *
   * @param kind {@code h2}, files beside the HIS, or {@code postgresql}, started for the run
   */
  static HubDatabases of(String kind) throws IOException {
    return new HubDatabases(kind.equals("postgresql") ? EmbeddedPostgres.start() : null);
  }

  /** The JDBC URL of a new one. */
  String next(Path folder) throws SQLException {
    if (postgres == null) {
      return Seed.h2(folder, "hub") + ";CACHE_SIZE=16384";
    }
    String name = "hub_" + made++;
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("create database " + name);
    }
    return postgres.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true";
  }

  @Override
  public void close() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }
}
