package org.hospitalhub.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
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
   * @return how many bundles of entries were deleted
   */
  public int prune(Map<String, Integer> days, int otherDays) {
    int deleted = 0;
    for (String platform : platforms()) {
      Instant before = start(days.getOrDefault(platform, otherDays));
      keys(platform, before);
      for (Outcome outcome : Outcome.values()) {
        deleted += chunks(() -> bundles(platform, outcome, before));
      }
      chunks(() -> payloads(platform, TimeSortedId.floor(before)));
    }
    return deleted;
  }

  /**
   * Deletes what was refused before it was known who called, and is older than so many days. It has
   * no keys.
   *
   * @return how many bundles of entries were deleted
   */
  public int pruneRefused(int days) {
    Instant before = start(days);
    int deleted = 0;
    for (String platform : platforms()) {
      deleted += chunks(() -> refused(platform, before));
    }
    return deleted;
  }

  private int refused(String platform, Instant before) {
    List<Object[]> ids =
        jdbc.query(
            "select id from journal_bundle where platform = ? and outcome = ? and began < ?"
                + " and canonical_operation is null order by platform, outcome, began limit "
                + CHUNK,
            (row, n) -> new Object[] {row.getObject(1, UUID.class)},
            platform,
            Outcome.FAILURE.id(),
            before.atOffset(ZoneOffset.UTC));
    List<Object[]> payloads = ids.stream().map(id -> new Object[] {platform, id[0]}).toList();
    delete("delete from journal_payload where platform = ? and bundle = ?", payloads);
    delete("delete from journal_bundle where id = ?", ids);
    return ids.size();
  }

  /** Those with payloads, and so with entries; each is found by one step in the index. */
  private List<String> platforms() {
    List<String> platforms = new ArrayList<>();
    Optional<String> next = after("");
    while (next.isPresent()) {
      platforms.add(next.get());
      next = after(next.get());
    }
    return platforms;
  }

  private Optional<String> after(String platform) {
    return jdbc
        .queryForList(
            "select platform from journal_payload where platform > ? order by platform limit 1",
            String.class,
            platform)
        .stream()
        .findFirst();
  }

  /** Forgets stored replies that began before a time. */
  public int pruneReplies(Instant before) {
    return jdbc.update(
        "delete from idempotent_reply where started < ?", before.atOffset(ZoneOffset.UTC));
  }

  private Instant start(int days) {
    LocalDate first = LocalDate.now(clock).minusDays(days);
    return first.atStartOfDay(clock.getZone()).toInstant();
  }

  private static int chunks(IntSupplier next) {
    int deleted = 0;
    int chunk;
    do {
      chunk = next.getAsInt();
      deleted += chunk;
    } while (chunk == CHUNK && !Thread.currentThread().isInterrupted());
    return deleted;
  }

  /**
   * A segment is a chunk. Keys and traces go before their bundles: none that is found leads
   * nowhere.
   */
  private void keys(String platform, Instant before) {
    LocalDate day = LocalDate.ofInstant(before, ZoneOffset.UTC);
    List<Integer> segments =
        jdbc.queryForList(
            "select id from journal_segment where began <= ? and platform = ?",
            Integer.class,
            day,
            platform);
    for (int segment : segments) {
      for (String index : List.of("journal_key", "journal_trace")) {
        jdbc.update(
            "delete from " + index + " where segment = ? and began < ?",
            segment,
            before.atOffset(ZoneOffset.UTC));
      }
    }
    jdbc.update("delete from journal_segment where began < ? and platform = ?", day, platform);
  }

  private int bundles(String platform, Outcome outcome, Instant before) {
    List<Object[]> ids =
        jdbc.query(
            "select id from journal_bundle where platform = ? and outcome = ? and began < ?"
                + " order by platform, outcome, began limit "
                + CHUNK,
            (row, n) -> new Object[] {row.getObject(1, UUID.class)},
            platform,
            outcome.id(),
            before.atOffset(ZoneOffset.UTC));
    delete("delete from journal_bundle where id = ?", ids);
    return ids.size();
  }

  private int payloads(String platform, UUID before) {
    List<Object[]> ids =
        jdbc.query(
            "select platform, bundle, chunk, part from journal_payload where platform = ? and"
                + " bundle < ? order by platform, bundle limit "
                + CHUNK,
            (row, n) ->
                new Object[] {
                  row.getString(1), row.getObject(2, UUID.class), row.getInt(3), row.getInt(4)
                },
            platform,
            before);
    delete(
        "delete from journal_payload where platform = ? and bundle = ? and chunk = ? and part = ?",
        ids);
    return ids.size();
  }

  private void delete(String sql, List<Object[]> ids) {
    transaction.executeWithoutResult(status -> jdbc.batchUpdate(sql, ids));
  }
}
