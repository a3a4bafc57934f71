package org.hospitalhub.watch;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Whether a database can be used, by a query that it has to carry out: a connection calls itself
 * valid when the database behind it has closed. An embedded H2 does that when its disk is full, and
 * opens again when the last of its connections has gone.
 */
public final class DatabaseWatch implements HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final String EMBEDDED = "jdbc:h2:";
  private static final int PATIENCE = 2;

  /**
   * Looks without trouble until it counts as well again: while there is no space it opens, and
   * closes with the next write.
   */
  private static final int WELL = 30;

  /** The SQL states of an H2 that has closed itself. */
  private static final Set<String> CLOSED = Set.of("90098", "90121");

  private final String name;
  private final HikariDataSource pool;
  private final String query;
  private int troubled;

  /**
   * The watch of a database.
   *
   * @param name what the log calls it
   * @param query what it is asked
   */
  public DatabaseWatch(String name, HikariDataSource pool, String query) {
    this.name = name;
    this.pool = pool;
    this.query = query;
  }

  /** Whether it closes, and has to be opened again, by itself. */
  public boolean embedded() {
    return String.valueOf(pool.getJdbcUrl()).startsWith(EMBEDDED);
  }

  /** Looks whether it is open; when it has closed itself, opens it again if it can be. */
  public synchronized void look() {
    String state = state();
    if (CLOSED.contains(state)) {
      if (troubled == 0) {
        LOG.error("The database of {} has closed itself: is its disk full?", name);
      }
      troubled = WELL;
      pool.getHikariPoolMXBean().softEvictConnections();
    } else if (state.isEmpty() && troubled > 0) {
      troubled--;
      if (troubled == 0) {
        LOG.info("The database of {} is open again", name);
      }
    }
  }

  /** Whether it answers. */
  public boolean reachable() {
    return state().isEmpty();
  }

  /** The SQL state of its answer; empty when it has one. */
  private String state() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(embedded() ? 0 : PATIENCE);
      statement.execute(query);
      return "";
    } catch (SQLException e) {
      return e.getSQLState() == null ? "none" : e.getSQLState();
    }
  }

  @Override
  public Health health() {
    String state = state();
    return state.isEmpty()
        ? Health.up().build()
        : Health.down().withDetail("sqlState", state).build();
  }
}
