package org.hospitalhub.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;

/**
 * The HIS databases: whether a connection can be had, the breaker of the route {@code
 * his-<connector>}, and what the last calls found.
 */
public final class HisHealth {

  private static final String ROUTE = "his-";
  private static final int PATIENCE = 2;

  private final Map<String, DataSource> databases;
  private final Contacts contacts;
  private final Breakers breakers;

  /**
   * The health of HIS databases.
   *
   * @param databases by connector
   */
  public HisHealth(Map<String, DataSource> databases, Contacts contacts, Breakers breakers) {
    this.databases = Map.copyOf(databases);
    this.contacts = contacts;
    this.breakers = breakers;
  }

  /** One component per connector. */
  public CompositeHealthContributor contributor() {
    return new EachHealth(databases::keySet, this::health);
  }

  private Health health(String connector) {
    boolean reachable = reachable(databases.get(connector));
    Contact contact = contacts.of(connector);
    Breakers.State breaker = breakers.of(ROUTE + connector);
    boolean open = breaker != null && !breaker.closed();
    Health.Builder health =
        Health.status(
            open || !reachable || contact.isSilent() ? Statuses.UNREACHABLE.getCode() : "UP");
    health.withDetail("database", reachable ? "reachable" : "unreachable");
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
