package org.hospitalhub.watch;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.platform.Access;
import org.hospitalhub.platform.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;

/**
 * How far the doors of the platforms are open. One that is closed, or open to everybody, is warned
 * of, in the log too when it becomes so.
 */
public final class DoorsHealth {

  private static final Logger LOG = LoggerFactory.getLogger(DoorsHealth.class);

  private final LiveMappings mappings;
  private final Map<String, Access> told = new ConcurrentHashMap<>();

  public DoorsHealth(LiveMappings mappings) {
    this.mappings = mappings;
    mappings.onChange(this::tell);
  }

  /** One component per platform that may call. */
  public CompositeHealthContributor contributor() {
    return new EachHealth(this::doors, this::health);
  }

  private Set<String> doors() {
    return doors(mappings.current()).keySet();
  }

  private static Map<String, Access> doors(Mappings current) {
    Map<String, Access> doors = new TreeMap<>();
    for (Platform platform : current.platforms().values()) {
      if (platform.descriptor().server() != null) {
        doors.put(platform.id(), platform.access());
      }
    }
    return doors;
  }

  private void tell(Mappings current) {
    doors(current)
        .forEach(
            (id, access) -> {
              if (told.put(id, access) != access && access != Access.NAMED) {
                LOG.warn("The door of {} {}", id, words(id, access));
              }
            });
  }

  private Health health(String id) {
    Access access = doors(mappings.current()).getOrDefault(id, Access.CLOSED);
    return access == Access.NAMED
        ? Health.up().build()
        : Health.status(Statuses.WARNING).withDetail("door", words(id, access)).build();
  }

  private static String words(String id, Access access) {
    String remedy =
        ": name who may call, addresses or networks in hub.platforms.%s.callers, or credentials or"
            + " a signature with a key under server in mappings/%s/platform.yaml";
    return access == Access.CLOSED
        ? "is closed, every call is refused" + remedy.formatted(id, id)
        : "is open to whoever reaches the port" + remedy.formatted(id, id);
  }
}
