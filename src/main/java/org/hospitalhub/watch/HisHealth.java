package org.hospitalhub.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.hospitalhub.mappings.LiveMappings;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;

/**
 * The HISs: what the last calls found, the breaker of the route {@code his-<connector>}, and of a
 * database whether a connection can be had. A HIS that is asked by messages is not called for the
 * sake of the report.
 */
public final class HisHealth {

  private static final String ROUTE = "his-";
  private static final int PATIENCE = 2;

  private final LiveMappings mappings;
  private final Map<String, DataSource> databases;
  private final Contacts contacts;
  private final Breakers breakers;

  /**
   * The health of HISs.
   *
   * @param databases by connector
   */
  public HisHealth(
      LiveMappings mappings,
      Map<String, DataSource> databases,
      Contacts contacts,
      Breakers breakers) {
    this.mappings = mappings;
    this.databases = Map.copyOf(databases);
    this.contacts = contacts;
    this.breakers = breakers;
  }

  /** One component per connector. */
  public CompositeHealthContributor contributor() {
    return new EachHealth(this::connectors, this::health);
  }

  private Set<String> connectors() {
    Set<String> connectors = new TreeSet<>(databases.keySet());
    connectors.addAll(mappings.current().services().keySet());
    return connectors;
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

  private static boolean reachable(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.isValid(PATIENCE);
    } catch (SQLException e) {
      return false;
    }
  }
}
