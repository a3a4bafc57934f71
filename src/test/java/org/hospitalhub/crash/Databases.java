package org.hospitalhub.crash;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The databases of a fixture.
 *
 * @param hub URL of the hub's own
 * @param his URL of the reference HIS's
 * @param username of both, without a password
 */
record Databases(String hub, String his, String username) {

  private static final String H2 =
      ";TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

  /** In files below a folder. */
  static Databases inFiles(Path folder) {
    return new Databases(
        "jdbc:h2:file:" + folder.resolve("hub") + H2,
        "jdbc:h2:file:" + folder.resolve("his") + H2,
        "hub");
  }

  Map<String, String> settings() {
    return Map.of(
        "spring.datasource.url", hub,
        "spring.datasource.username", username,
        "hub.his.embedded.url", his,
        "hub.his.embedded.username", username);
  }

  List<List<String>> askHub(String sql) {
    return ask(hub, sql);
  }

  List<List<String>> askHis(String sql) {
    return ask(his, sql);
  }

  /** The rows of a query, as text. */
  private List<List<String>> ask(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url, username, "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<List<String>> all = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        all.add(row);
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
