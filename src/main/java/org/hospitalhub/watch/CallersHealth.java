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
 * Whom each platform's server lets call. Nobody and anybody are warned of, in the log too when it
 * becomes so.
 */
public final class CallersHealth {

  private static final Logger LOG = LoggerFactory.getLogger(CallersHealth.class);

  private final LiveMappings mappings;
  private final Map<String, Access> told = new ConcurrentHashMap<>();

  public CallersHealth(LiveMappings mappings) {
    this.mappings = mappings;
    mappings.onChange(this::tell);
  }

  /** One component per platform that may call. */
  public CompositeHealthContributor contributor() {
    return new EachHealth(this::access, this::health);
  }

  private Set<String> access() {
    return access(mappings.current()).keySet();
  }

  private static Map<String, Access> access(Mappings current) {
    Map<String, Access> access = new TreeMap<>();
    for (Platform platform : current.platforms().values()) {
      if (platform.descriptor().server() != null) {
        access.put(platform.id(), platform.access());
      }
    }
    return access;
  }

  private void tell(Mappings current) {
    access(current)
        .forEach(
            (id, access) -> {
              if (told.put(id, access) != access && access != Access.NAMED) {
                LOG.warn("{}", words(id, access));
              }
            });
  }

  private Health health(String id) {
    Access access = access(mappings.current()).getOrDefault(id, Access.CLOSED);
    return access == Access.NAMED
        ? Health.up().build()
        : Health.status(Statuses.WARNING).withDetail("callers", words(id, access)).build();
  }

  private static String words(String id, Access access) {
    String remedy =
        "; name who may call, addresses or networks in hub.platforms.%s.callers, or credentials or"
            + " a signature with a key under server in mappings/%s/platform.yaml";
    return access == Access.CLOSED
        ? id + ": nobody may call, every call is refused" + remedy.formatted(id, id)
        : id + ": whoever reaches the port may call" + remedy.formatted(id, id);
  }
}
