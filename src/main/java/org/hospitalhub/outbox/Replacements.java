package org.hospitalhub.outbox;

import java.time.Clock;
import java.util.Set;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.sheet.CanonicalOperation;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is held, and what a newer message says better: it is not sent any more, so that the newer
 * one goes on. That is so for an event that tells a state, when nothing of another operation was
 * said in between; of a history every event is told.
 */
final class Replacements {

  private final JdbcClient jdbc;
  private final MessageStore messages;
  private final LaneQuery laneQuery;
  private final Incidents incidents;
  private final LiveMappings mappings;
  private final Clock clock;

  Replacements(
      JdbcClient jdbc,
      MessageStore messages,
      LaneQuery laneQuery,
      Incidents incidents,
      LiveMappings mappings,
      Clock clock) {
    this.jdbc = jdbc;
    this.messages = messages;
    this.laneQuery = laneQuery;
    this.incidents = incidents;
    this.mappings = mappings;
    this.clock = clock;
  }

  /** Replaces what is held in lanes that have just got something new; they must be locked. */
  void replace(Set<String> lanes, Set<String> platforms) {
    laneQuery.held(lanes, platforms).stream()
        .filter(held -> tellsState(held) && replace(held))
        .forEach(incidents::close);
  }

  /**
   * Has whoever adds to the lane of a delivery come before it is held, or see it held.
   *
   * @return whether it may be replaced
   */
  boolean lock(Delivery delivery) {
    boolean state = tellsState(delivery);
    if (state) {
      messages.lock(laneQuery.lane(delivery));
    }
    return state;
  }

  private boolean tellsState(Delivery delivery) {
    CanonicalOperation operation =
        mappings.current().library().operations().get(delivery.canonicalOperation());
    return operation != null && operation.sheet().tellsState();
  }

  /** Replaces a delivery that is held; false when there is no newer one. */
  boolean replace(Delivery held) {
    return jdbc.sql(
                """
                update outbox_delivery d set state = 'replaced', open_lane = null, due = null,
                  changed = :now
                where d.id = :id and d.state = 'held' and exists (
                  select 1 from outbox_delivery n
                  where n.platform = d.platform and n.open_lane = d.lane
                    and n.operation = d.operation and n.business_key = d.business_key
                    and n.id = (
                      select min(o.id) from outbox_delivery o
                      where o.platform = d.platform and o.open_lane = d.lane and o.id > d.id))
                """)
            .param("id", held.id())
            .param("now", SqlTimes.of(clock.instant()))
            .update()
        == 1;
  }
}
