package org.hospitalhub.watch;

import java.util.Set;
import java.util.TreeSet;
import org.hospitalhub.mappings.LiveMappings;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;

/**
 * The platforms that the hub calls. Nobody is called for the sake of the report: it tells what the
 * last calls found, and the breaker of the route {@code <platform>-client}.
 */
public final class PlatformsHealth {

  private static final String ROUTE = "-client";

  private final LiveMappings mappings;
  private final Contacts contacts;
  private final Breakers breakers;

  public PlatformsHealth(LiveMappings mappings, Contacts contacts, Breakers breakers) {
    this.mappings = mappings;
    this.contacts = contacts;
    this.breakers = breakers;
  }

  /** One component per platform. */
  public CompositeHealthContributor contributor() {
    return new EachHealth(this::called, this::health);
  }

  private Set<String> called() {
    Set<String> ids = new TreeSet<>();
    mappings
        .current()
        .platforms()
        .forEach(
            (id, platform) -> {
              if (platform.descriptor().client() != null) {
                ids.add(id);
              }
            });
    return ids;
  }

  private Health health(String platform) {
    Contact contact = contacts.of(platform);
    Breakers.State breaker = breakers.of(platform + ROUTE);
    boolean open = breaker != null && !breaker.closed();
    Health.Builder health =
        Health.status(open || contact.isSilent() ? Statuses.UNREACHABLE.getCode() : "UP");
    if (breaker != null) {
      breaker.describe(health);
    }
    contact.describe(health);
    return health.build();
  }
}
