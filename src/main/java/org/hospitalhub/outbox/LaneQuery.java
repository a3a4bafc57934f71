package org.hospitalhub.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries beside one another: in one lane, or about one thing. */
final class LaneQuery {

  private final JdbcClient jdbc;

  LaneQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is to be settled first in a lane of a platform. */
  Optional<Delivery> first(String lane, String platform) {
    return jdbc.sql(
            DeliveryStore.SELECT
                + "where d.platform = :platform and d.open_lane = :lane order by d.id limit 1")
        .param("platform", platform)
        .param("lane", lane)
        .query((row, n) -> DeliveryStore.delivery(row))
        .optional();
  }

  /** The lane that a delivery keeps its place in. */
  String lane(Delivery delivery) {
    return jdbc.sql("select lane from outbox_delivery where id = :id")
        .param("id", delivery.id())
        .query(String.class)
        .single();
  }

  /** What waits for a person in some lanes of some platforms, oldest first. */
  List<Delivery> held(Collection<String> lanes, Collection<String> platforms) {
    return jdbc.sql(
            DeliveryStore.SELECT
                + """
                where d.state = 'held' and d.platform in (:platforms) and d.open_lane in (:lanes)
                order by d.id
                """)
        .param("platforms", platforms)
        .param("lanes", lanes)
        .query((row, n) -> DeliveryStore.delivery(row))
        .list();
  }

  /** What was said to a platform about the same thing before, and is settled. */
  List<Delivery> settledBeside(Delivery delivery) {
    return jdbc.sql(
            DeliveryStore.SELECT
                + """
                where d.platform = :platform and d.operation = :operation and d.business_key = :key
                  and d.id <> :id and d.state in ('delivered', 'discarded', 'refused')
                """)
        .param("platform", delivery.platform())
        .param("operation", delivery.operation())
        .param("key", delivery.key())
        .param("id", delivery.id())
        .query((row, n) -> DeliveryStore.delivery(row))
        .list();
  }
}
