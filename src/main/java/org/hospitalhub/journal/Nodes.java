package org.hospitalhub.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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

  /**
   * The nodes.
   *
   * @param self this process: an id that is new with every start
   * @param patience how long a node may be silent until it counts as gone
   */
  public Nodes(DataSource dataSource, Clock clock, String self, Duration patience) {
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
    Integer living =
        jdbc.queryForObject(
            "select count(*) from hub_node where id = ? and seen >= ?",
            Integer.class,
            node,
            clock.instant().minus(patience).atOffset(ZoneOffset.UTC));
    return living == null || living == 0;
  }

  /**
   * Ends the entries that processes which are gone left open: nobody knows how they ended.
   *
   * @return how many
   */
  public int endOpenEntries() {
    Instant silent = clock.instant().minus(patience);
    return jdbc.update(
        """
        update journal_bundle set outcome = 'unknown'
        where outcome = 'open' and began < ?
          and node not in (select id from hub_node where seen >= ?)\
        """,
        silent.atOffset(ZoneOffset.UTC),
        silent.atOffset(ZoneOffset.UTC));
  }
}
