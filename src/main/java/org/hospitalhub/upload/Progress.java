package org.hospitalhub.upload;

import java.util.Map;
import org.hospitalhub.outbox.Delivery;

/**
 * A run and where its deliveries stand now.
 *
 * @param deliveries how many are in each state; those that a later run of the same date has taken
 *     over are counted there
 */
public record Progress(Run run, Map<Delivery.State, Long> deliveries) {

  /** How many deliveries are in some states. */
  public long count(Delivery.State... states) {
    long count = 0;
    for (Delivery.State state : states) {
      count += deliveries.getOrDefault(state, 0L);
    }
    return count;
  }
}
