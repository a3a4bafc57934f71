package org.hospitalhub.watch;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.outbox.Delivery;
import org.hospitalhub.outbox.OutboxUpkeep.Depth;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;

/** The queues of the outbox, one per platform, as they were last measured. */
public final class OutboxHealth {

  private final LiveMappings mappings;
  private final OutboxMeters meters;
  private final Duration alarmAge;

  /**
   * The health of the outbox.
   *
   * @param alarmAge how old a delivery may get that is on its way
   */
  public OutboxHealth(LiveMappings mappings, OutboxMeters meters, Duration alarmAge) {
    this.mappings = mappings;
    this.meters = meters;
    this.alarmAge = alarmAge;
  }

  /** One component per platform; a platform that is gone may have a queue left. */
  public CompositeHealthContributor contributor() {
    return new EachHealth(this::queues, this::health);
  }

  private Set<String> queues() {
    Set<String> queues = new TreeSet<>(mappings.current().platforms().keySet());
    meters.last().forEach(depth -> queues.add(depth.platform()));
    return queues;
  }

  private Health health(String platform) {
    List<Depth> depths =
        meters.last().stream().filter(depth -> depth.platform().equals(platform)).toList();
    Duration oldest =
        depths.stream().map(Depth::oldest).max(Duration::compareTo).orElse(Duration.ZERO);
    boolean warn =
        oldest.compareTo(alarmAge) > 0
            || depths.stream().anyMatch(depth -> depth.state() == Delivery.State.HELD);
    Health.Builder health = Health.status(warn ? Statuses.WARNING.getCode() : "UP");
    health.withDetails(
        depths.stream()
            .collect(Collectors.toMap(depth -> depth.state().text(), depth -> depth.count())));
    return health.withDetail("oldestSeconds", oldest.toSeconds()).build();
  }
}
