package org.hospitalhub.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.hospitalhub.support.PostgresPool;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL server with the hub's database and the HIS's, which can be stopped and started. */
final class Postgres implements AutoCloseable {

  private final Path folder;
  private final int port = Ports.free();
  private EmbeddedPostgres server;

  Postgres() {
    try {
      folder = Files.createTempDirectory("postgres");
      server = run();
      try (Connection connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database hub");
        statement.execute("create database his");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private EmbeddedPostgres run() throws IOException {
    return PostgresPool.server()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  int port() {
    return port;
  }

  /** Its databases, as they are reached by a port. */
  static Databases databases(int port) {
    String url = "jdbc:postgresql://localhost:" + port + "/%s?socketTimeout=4&connectTimeout=2";
    return new Databases(url.formatted("hub"), url.formatted("his"), "postgres");
  }

  void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void start() {
    try {
      server = run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
    FileSystemUtils.deleteRecursively(folder.toFile());
  }
}
