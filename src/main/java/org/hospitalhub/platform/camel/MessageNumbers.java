package org.hospitalhub.platform.camel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.hospitalhub.platform.MessageNumber;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Numbers messages, in the hub's database: none is given twice, by no other hub on it, after no
 * restart, and not when the clock goes back. When those of a second are used up, the next second is
 * begun early.
 */
@Component
final class MessageNumbers {

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final ZoneId zone;

  MessageNumbers(
      JdbcClient jdbc,
      TransactionOperations transactions,
      Clock clock,
      @Value("${hub.zone}") ZoneId zone) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.zone = zone;
  }

  private record Last(long moment, int serial) {

    Last next(long now, int perSecond) {
      if (now > moment) {
        return new Last(now, 0);
      }
      return serial + 1 < perSecond ? new Last(moment, serial + 1) : new Last(moment + 1, 0);
    }
  }

  /** The next number. */
  String next(MessageNumber number) {
    Last next = Objects.requireNonNull(transactions.execute(status -> advance(number)));
    return number.written(Instant.ofEpochSecond(next.moment()), next.serial(), zone);
  }

  private Last advance(MessageNumber number) {
    jdbc.sql(
            """
            insert into message_number (prefix, moment, serial)
            select :prefix, 0, 0
            where not exists (select 1 from message_number where prefix = :prefix)
            on conflict do nothing""")
        .param("prefix", number.prefix())
        .update();
    Last last =
        jdbc.sql("select moment, serial from message_number where prefix = :prefix for update")
            .param("prefix", number.prefix())
            .query(Last.class)
            .single();
    Last next = last.next(clock.instant().getEpochSecond(), number.perSecond());
    jdbc.sql("update message_number set moment = :moment, serial = :serial where prefix = :prefix")
        .param("moment", next.moment())
        .param("serial", next.serial())
        .param("prefix", number.prefix())
        .update();
    return next;
  }
}
