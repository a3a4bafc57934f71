package org.hospitalhub.outbox.camel;

import java.net.URI;
import java.time.Duration;
import org.hospitalhub.outbox.Backoff;
import org.hospitalhub.outbox.OutboxSettings;
import org.hospitalhub.outbox.Retries;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the outbox.
 *
 * @param workers attempts at a time per platform
 * @param lease how long a node may take for an attempt before another takes over; longer than the
 *     time-outs of every platform's client together
 * @param attempts failed attempts after which a delivery is held
 * @param firstWait the wait after the first failure; it doubles with every other
 * @param longestWait the longest wait between two attempts
 * @param jitter waits are longer by up to this part of them
 * @param patience how old a delivery may get while its platform cannot be reached
 * @param longestPause how long a platform that cannot be reached is left alone at most
 * @param alarmAge how old a delivery may get on its way until the health report warns
 * @param retention how long messages are kept that are settled everywhere
 * @param webhook gets a POST for every incident; none: the log and the metric are enough
 */
@ConfigurationProperties("hub.outbox")
public record OutboxProperties(
    @DefaultValue("4") int workers,
    @DefaultValue("60s") Duration lease,
    @DefaultValue("10") int attempts,
    @DefaultValue("5s") Duration firstWait,
    @DefaultValue("10m") Duration longestWait,
    @DefaultValue("0.2") double jitter,
    @DefaultValue("7d") Duration patience,
    @DefaultValue("30s") Duration longestPause,
    @DefaultValue("1h") Duration alarmAge,
    @DefaultValue("90d") Duration retention,
    @Nullable URI webhook) {

  OutboxSettings settings(String node) {
    Backoff backoff = Backoff.from(firstWait).doublingUpTo(longestWait).withJitter(jitter);
    Backoff pause =
        Backoff.from(Duration.ofSeconds(1)).doublingUpTo(longestPause).withJitter(jitter);
    Retries retries = Retries.atMost(attempts).waiting(backoff).patientFor(patience).thenHold();
    return new OutboxSettings(node, workers, lease, retries, pause);
  }
}
