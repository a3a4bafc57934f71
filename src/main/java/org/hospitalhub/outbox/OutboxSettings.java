package org.hospitalhub.outbox;

import java.time.Duration;

/**
 * How the outbox works.
 *
 * @param node this process, other than every other one on the same database
 * @param workers attempts at a time per platform
 * @param lease how long a node may take for an attempt before another takes over; longer than a
 *     platform's time-outs together
 * @param retries how long a delivery is tried
 * @param pause how long a platform that cannot be reached is left alone
 */
public record OutboxSettings(
    String node, int workers, Duration lease, Retries retries, Backoff pause) {}
