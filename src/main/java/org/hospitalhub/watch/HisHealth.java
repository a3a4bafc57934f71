package org.hospitalhub.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.hospitalhub.mappings.LiveMappings;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;

/**
 * The HISs: the breaker of the route {@code his-<connector>}, what the last calls found and, of a
 * database, whether a connection can be had.
 */
public final class HisHealth {

  private static final String ROUTE = "his-";
  private static final int PATIENCE = 2;

  private final Map<String, DataSource> databases;
  private final LiveMappings mappings;
  private final Contacts contacts;
  private final Breakers breakers;

  /**
   * The health of the HISs.
   *
   * @param databases by connector
   * @param mappings tells which are asked by messages
   */
  public HisHealth(
      Map<String, DataSource> databases,
      LiveMappings mappings,
      Contacts contacts,
      Breakers breakers) {
    this.databases = Map.copyOf(databases);
    this.mappings = mappings;
    this.contacts = contacts;
    this.breakers = breakers;
  }

  /** One component per connector. */
  public CompositeHealthContributor contributor() {
    return new EachHealth(this::connectors, this::health);
  }

  private Set<String> connectors() {
    Set<String> all = new TreeSet<>(databases.keySet());
    all.addAll(mappings.current().services().keySet());
    return all;
  }

  private Health health(String connector) {
    DataSource database = databases.get(connector);
    boolean reachable = database == null || reachable(database);
    Contact contact = contacts.of(connector);
    Breakers.State breaker = breakers.of(ROUTE + connector);
    boolean open = breaker != null && !breaker.closed();
    Health.Builder health =
        Health.status(
            open || !reachable || contact.isSilent() ? Statuses.UNREACHABLE.getCode() : "UP");
    if (database != null) {
      health.withDetail("database", reachable ? "reachable" : "unreachable");
    }
    if (breaker != null) {
      breaker.describe(health);
    }
    contact.describe(health);
    return health.build();
  }

  /** A connection to an H2 that has closed itself calls itself valid. */
  private static boolean reachable(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
      return connection.isValid(PATIENCE) && (!h2 || statement.execute("select 1"));
    } catch (SQLException e) {
      return false;
    }
  }
}
