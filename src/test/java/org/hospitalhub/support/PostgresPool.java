package org.hospitalhub.support;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Connections to a real PostgreSQL that was started for them, and ends with them. */
public final class PostgresPool extends HikariDataSource {

  private final EmbeddedPostgres server;

  /** Starts a server with an empty database. */
  public PostgresPool() {
    try {
      server = server().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    setDataSource(server.getPostgresDatabase());
    setMaximumPoolSize(24);
    setConnectionTimeout(Patience.LIMIT.toMillis());
  }

  /** A server that may take its time to start. */
  public static EmbeddedPostgres.Builder server() {
    return EmbeddedPostgres.builder().setPGStartupWait(Patience.LIMIT);
  }

  @Override
  public void close() {
    super.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
