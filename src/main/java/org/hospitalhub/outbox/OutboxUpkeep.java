package org.hospitalhub.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps the outbox small, and tells how full it is. */
public final class OutboxUpkeep {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxUpkeep.class);
  private static final int CHUNK = 500;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final Supplier<Set<String>> platforms;
  private final OutboxSettings settings;
  private final Clock clock;

  OutboxUpkeep(
      JdbcClient jdbc,
      TransactionOperations transactions,
      Supplier<Set<String>> platforms,
      OutboxSettings settings,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.platforms = platforms;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What is planned farther ahead than it ever is has waited long enough: the clock has gone back.
   * What is being sent keeps its claim for as long as a claim lasts.
   *
   * @return how many deliveries that were
   */
  public int bringNear() {
    Instant now = clock.instant();
    int near = 0;
    for (String platform : platforms.get()) {
      for (int tier : new int[] {DeliveryStore.ALONE, DeliveryStore.BATCHED}) {
        near +=
            jdbc.sql(
                    """
                    update outbox_delivery
                    set due = case when state = 'sending' then cast(:leased as timestamp with time zone)
                      else cast(:now as timestamp with time zone) end
                    where platform = :platform and tier = :tier and due > :horizon
                    """)
                .param("leased", SqlTimes.of(now.plus(settings.lease())))
                .param("now", SqlTimes.of(now))
                .param("platform", platform)
                .param("tier", tier)
                .param("horizon", SqlTimes.of(now.plus(settings.horizon())))
                .update();
      }
    }
    if (near > 0) {
      LOG.warn("{} deliveries were planned by a clock that was ahead: they are due now", near);
    }
    return near;
  }

  /**
   * Deliveries of a platform in a state that is not settled.
   *
   * @param oldest how long the oldest of them has been there
   */
  public record Depth(String platform, Delivery.State state, long count, Duration oldest) {}

  /** Brings near what is planned too far ahead, and tells what is not settled. */
  public List<Depth> look() {
    bringNear();
    return depth();
  }

  /** What is not settled. */
  public List<Depth> depth() {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            select platform, state, count(*) as n, min(created) as oldest from outbox_delivery
            where open_lane is not null group by platform, state order by platform, state
            """)
        .query(
            (row, n) ->
                new Depth(
                    row.getString("platform"),
                    Delivery.State.of(row.getString("state")),
                    row.getLong("n"),
                    Duration.between(SqlTimes.get(row, "oldest"), now)))
        .list();
  }

  /**
   * Forgets messages that are settled everywhere and older than this; a few at a time, so that
   * nobody waits.
   *
   * @return how many
   */
  public int prune(Duration age) {
    int all = 0;
    int pruned = CHUNK;
    while (pruned == CHUNK) {
      pruned = transactions.execute(status -> pruneSome(clock.instant().minus(age)));
      all += pruned;
    }
    return all;
  }

  private int pruneSome(Instant before) {
    List<UUID> ids =
        jdbc.sql(
                """
                select m.id from outbox_message m where m.created < :before
                  and not exists (
                    select 1 from outbox_delivery d
                    where d.message_id = m.id and d.open_lane is not null)
                order by m.created limit :chunk
                """)
            .param("before", SqlTimes.of(before))
            .param("chunk", CHUNK)
            .query(UUID.class)
            .list();
    if (!ids.isEmpty()) {
      // the lanes first: who adds to one of them now waits, and finds it new
      delete("delete from outbox_lane where last_message in (:ids)", ids);
      delete("delete from outbox_delivery where message_id in (:ids)", ids);
      delete("delete from outbox_message where id in (:ids)", ids);
    }
    return ids.size();
  }

  private void delete(String sql, List<UUID> ids) {
    jdbc.sql(sql).param("ids", ids).update();
  }
}
