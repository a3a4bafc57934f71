package org.hospitalhub.e2e;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.tools.Server;

/** A HIS database on a server of its own, which can be stopped, locked and broken. */
final class FragileHis {

  private final Path folder;
  private final int port = Surroundings.freePort();
  private Server server;

  FragileHis(Path folder) {
    this.folder = folder;
    this.server = start();
  }

  String url() {
    return "jdbc:h2:tcp://localhost:" + port + "/./second";
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "hub", "");
  }

  /** Carries out one statement, or reads one value. */
  String run(String sql) {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      var rows = statement.getResultSet();
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void goDown() {
    server.stop();
  }

  void comeBack() {
    server = start();
  }

  private Server start() {
    try {
      return Server.createTcpServer(
              "-tcpPort",
              Integer.toString(port),
              "-baseDir",
              folder.toString(),
              "-ifNotExists",
              "-tcpDaemon")
          .start();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
