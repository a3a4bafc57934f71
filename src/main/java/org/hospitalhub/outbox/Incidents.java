package org.hospitalhub.outbox;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What operators have been told about. The first delivery that is held for a reason opens an
 * incident and raises the alarm; those that follow belong to it until none is left.
 */
final class Incidents {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Alarm alarm;

  Incidents(JdbcClient jdbc, Clock clock, Alarm alarm) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.alarm = alarm;
  }

  /** Opens an incident; false when it is open already, on whichever node. */
  boolean open(Delivery delivery, String error) {
    return jdbc.sql(
                """
                insert into outbox_incident (platform, operation, error, opened)
                values (:platform, :operation, :error, :now) on conflict do nothing
                """)
            .param("platform", delivery.platform())
            .param("operation", delivery.operation())
            .param("error", error)
            .param("now", SqlTimes.of(clock.instant()))
            .update()
        == 1;
  }

  /** Closes the incident of a delivery that is no longer held, when it was the last of it. */
  void close(Delivery delivery) {
    jdbc.sql(
            """
            delete from outbox_incident
            where platform = :platform and operation = :operation and error = :error
              and not exists (
                select 1 from outbox_delivery d
                where d.state = 'held' and d.platform = :platform and d.operation = :operation
                  and d.error = :error)
            """)
        .param("platform", delivery.platform())
        .param("operation", delivery.operation())
        .param("error", String.valueOf(delivery.error()))
        .update();
  }

  void alert(Delivery delivery, DeliveryUpdate settlement) {
    alarm.raise(
        new Alarm.Incident(
            delivery.platform(),
            delivery.operation(),
            delivery.id(),
            String.valueOf(settlement.error()),
            settlement.detail() == null ? "" : settlement.detail(),
            settlement.code() == null ? "" : settlement.code()));
  }
}
