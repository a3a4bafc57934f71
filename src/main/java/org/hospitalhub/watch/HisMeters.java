package org.hospitalhub.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * {@code hub.his.calls}: how long the calls to every HIS connector took, by canonical operation and
 * outcome.
 */
public final class HisMeters {

  /** What became of a call. */
  public enum Ending {
    /** It was answered. */
    SUCCESS,
    /** The HIS said no. */
    REFUSED,
    /** The HIS was down, or too slow. */
    UNAVAILABLE,
    /** The mapping or the HIS is broken. */
    FAILED
  }

  private record Key(String connector, String operation, Ending ending) {}

  private final MeterRegistry registry;
  private final Contacts contacts;
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

  /** Meters in a registry; what is known of the connectors goes to the contacts. */
  public HisMeters(MeterRegistry registry, Contacts contacts) {
    this.registry = registry;
    this.contacts = contacts;
  }

  /**
   * A call has ended.
   *
   * @param operation the canonical operation
   * @param error the canonical error that the outage is; looked at when the HIS was unavailable
   */
  public void ended(String connector, String operation, Ending ending, String error, long nanos) {
    timers
        .computeIfAbsent(new Key(connector, operation, ending), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
    if (ending == Ending.UNAVAILABLE) {
      contacts.of(connector).silent(error);
    } else {
      contacts.of(connector).answered();
    }
  }

  private Timer timer(Key key) {
    return Timer.builder("hub.his.calls")
        .description("Calls to the HIS")
        .tag("connector", key.connector())
        .tag("operation", key.operation())
        .tag("outcome", key.ending().name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
