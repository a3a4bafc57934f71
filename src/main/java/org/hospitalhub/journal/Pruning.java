package org.hospitalhub.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes the days that are no longer kept, a small chunk at a time, oldest first: each chunk is a
 * transaction of its own, so that nobody waits long for its locks.
 */
public final class Pruning {

  private static final int CHUNK = 500;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  public Pruning(DataSource dataSource, Clock clock) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.clock = clock;
  }

  /**
   * Deletes what is older than it is kept.
   *
   * @param days how many whole days before today each platform's entries are kept
   * @param otherDays the same for platforms that are not listed
   * @return how many entries were deleted
   */
  public int prune(Map<String, Integer> days, int otherDays) {
    int deleted = 0;
    for (Map.Entry<String, Integer> platform : days.entrySet()) {
      deleted += chunks("and platform = ?", start(platform.getValue()), platform.getKey());
    }
    List<Object> listed = new ArrayList<>(days.keySet());
    String others = listed.isEmpty() ? "" : "and platform not in (" + marks(listed.size()) + ")";
    deleted += chunks(others, start(otherDays), listed.toArray());
    return deleted;
  }

  /** Forgets stored replies that began before a time. */
  public int pruneReplies(Instant before) {
    return jdbc.update(
        "delete from idempotent_reply where started < ?", before.atOffset(ZoneOffset.UTC));
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  private UUID start(int days) {
    LocalDate first = LocalDate.now(clock).minusDays(days);
    return TimeSortedId.floor(first.atStartOfDay(clock.getZone()).toInstant());
  }

  private int chunks(String platform, UUID before, Object... platforms) {
    int deleted = 0;
    for (Outcome outcome : Outcome.values()) {
      int chunk;
      do {
        chunk = chunk(outcome, platform, before, platforms);
        deleted += chunk;
      } while (chunk == CHUNK && !Thread.currentThread().isInterrupted());
    }
    return deleted;
  }

  private int chunk(Outcome outcome, String platform, UUID before, Object... platforms) {
    List<Object> arguments = new ArrayList<>(List.of(platforms));
    arguments.add(before);
    List<Object[]> ids =
        jdbc.query(
            "select id from journal_entry where outcome = '"
                + outcome.id()
                + "' "
                + platform
                + " and id < ? order by id limit "
                + CHUNK,
            (row, n) -> new Object[] {row.getObject(1, UUID.class)},
            arguments.toArray());
    if (!ids.isEmpty()) {
      transaction.executeWithoutResult(
          status -> {
            jdbc.batchUpdate("delete from journal_payload where entry = ?", ids);
            jdbc.batchUpdate("delete from journal_key where entry = ?", ids);
            jdbc.batchUpdate("delete from journal_entry where id = ?", ids);
          });
    }
    return ids.size();
  }
}
