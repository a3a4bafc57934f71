package org.hospitalhub.outbox;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hospitalhub.outbox.Delivery.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries that belong together: how many of them stand where. */
public final class Batches {

  private final JdbcClient jdbc;
  private final Incidents incidents;
  private final Clock clock;

  Batches(JdbcClient jdbc, Incidents incidents, Clock clock) {
    this.jdbc = jdbc;
    this.incidents = incidents;
    this.clock = clock;
  }

  /** How many deliveries of each batch are in each state; nothing for a batch without any. */
  public Map<Long, Map<State, Long>> counts(Collection<Long> batches) {
    Map<Long, Map<State, Long>> counts = new HashMap<>();
    if (!batches.isEmpty()) {
      jdbc.sql(
              """
              select batch, state, count(*) as n from outbox_delivery where batch in (:batches)
              group by batch, state
              """)
          .param("batches", batches)
          .query(
              row -> {
                counts
                    .computeIfAbsent(row.getLong("batch"), id -> new EnumMap<>(State.class))
                    .put(State.of(row.getString("state")), row.getLong("n"));
              });
    }
    return counts;
  }

  /** Whether the hub has still something to do by itself for a batch; what is held waits. */
  public boolean underWay(long batch) {
    return !jdbc.sql(
            """
            select id from outbox_delivery
            where batch = :batch and state in ('pending', 'sending', 'unknown') limit 1
            """)
        .param("batch", batch)
        .query(Long.class)
        .list()
        .isEmpty();
  }

  /**
   * Makes deliveries that were there before part of a batch, unless they are settled; tries those
   * that are held again.
   *
   * @return how many are settled
   */
  int adopt(long batch, List<Delivery> standing) {
    List<Delivery> open = standing.stream().filter(d -> d.state().open()).toList();
    if (!open.isEmpty()) {
      update("update outbox_delivery set batch = :batch where id in (:ids)", batch, open);
    }
    List<Delivery> held = open.stream().filter(d -> d.state() == State.HELD).toList();
    if (!held.isEmpty()) {
      update(
          """
          update outbox_delivery set state = 'pending', failures = 0, due = :now, changed = :now,
            tier = :tier
          where id in (:ids) and batch = :batch and state = 'held'
          """,
          batch,
          held);
      Set<String> reasons = new HashSet<>();
      held.stream()
          .filter(d -> reasons.add(d.platform() + "/" + d.operation() + " " + d.error()))
          .forEach(incidents::close);
    }
    return standing.size() - open.size();
  }

  private void update(String sql, long batch, List<Delivery> which) {
    jdbc.sql(sql)
        .param("batch", batch)
        .param("tier", DeliveryStore.BATCHED)
        .param("now", SqlTimes.of(clock.instant()))
        .param("ids", which.stream().map(Delivery::id).toList())
        .update();
  }
}
