package org.hospitalhub.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The processes that work on this database. Each says that it lives; one that has not for a while
 * is gone, and what it left under way is taken over.
 */
public final class Nodes {

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final String self;
  private final Duration patience;
  private final UnchangedValues ahead;

  /**
   * The nodes, by the time of this machine.
   *
   * @param self this process: an id that is new with every start
   * @param patience how long a node may be silent until it counts as gone
   */
  public Nodes(DataSource dataSource, Clock clock, String self, Duration patience) {
    this(dataSource, clock, System::nanoTime, self, patience);
  }

  /**
   * The nodes.
   *
   * @param nanos a clock that never goes back, in nanoseconds
   * @param self this process: an id that is new with every start
   * @param patience how long a node may be silent until it counts as gone
   */
  public Nodes(
      DataSource dataSource, Clock clock, LongSupplier nanos, String self, Duration patience) {
    this.ahead = new UnchangedValues(nanos);
    this.jdbc = new JdbcTemplate(dataSource);
    this.clock = clock;
    this.self = self;
    this.patience = patience;
  }

  /** This process. */
  public String self() {
    return self;
  }

  /** Says that this process lives, and forgets those that have long been gone. */
  public void beat() {
    Instant now = clock.instant();
    if (jdbc.update("update hub_node set seen = ? where id = ?", now.atOffset(ZoneOffset.UTC), self)
        == 0) {
      jdbc.update(
          "insert into hub_node (id, seen) values (?, ?) on conflict do nothing",
          self,
          now.atOffset(ZoneOffset.UTC));
    }
    jdbc.update(
        "delete from hub_node where seen < ?",
        now.minus(patience.multipliedBy(10)).atOffset(ZoneOffset.UTC));
  }

  /** Says that this process ends: what it left under way can be taken over at once. */
  public void leave() {
    jdbc.update("delete from hub_node where id = ?", self);
  }

  /** Whether a process is gone. */
  public boolean gone(String node) {
    if (node.equals(self)) {
      return false;
    }
    return jdbc
        .query(
            "select seen from hub_node where id = ?",
            (row, n) -> row.getObject(1, OffsetDateTime.class).toInstant(),
            node)
        .stream()
        .allMatch(seen -> silent(node, seen));
  }

  /** Whether a time that lies ahead has stood in the database for as long as this. */
  boolean lasts(Object key, Object value, Duration time) {
    return ahead.lasts(key, value, time);
  }

  private boolean silent(String node, Instant seen) {
    Instant now = clock.instant();
    return seen.isBefore(now.minus(patience))
        || seen.isAfter(now.plus(patience)) && ahead.lasts(node, seen, patience);
  }

  /** Those that live; this one does, whatever the database says. */
  private Set<String> living() {
    Set<String> living = new HashSet<>(Set.of(self));
    jdbc.query(
        "select id, seen from hub_node",
        row -> {
          if (!silent(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant())) {
            living.add(row.getString(1));
          }
        });
    return living;
  }

  /**
   * Ends the entries that processes which are gone left open: nobody knows how they ended.
   *
   * @return how many
   */
  public int endOpenEntries() {
    Instant now = clock.instant();
    Set<String> living = living();
    List<Object> values = new ArrayList<>(living);
    values.add(0, now.plus(patience).atOffset(ZoneOffset.UTC));
    values.add(0, now.minus(patience).atOffset(ZoneOffset.UTC));
    return jdbc.update(
        "update journal_bundle set outcome = 'unknown'"
            + " where outcome = 'open' and (began < ? or began > ?) and node not in ("
            + String.join(",", Collections.nCopies(living.size(), "?"))
            + ")",
        values.toArray());
  }
}
