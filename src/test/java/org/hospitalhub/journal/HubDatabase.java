package org.hospitalhub.journal;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.hospitalhub.crypto.KeyReferences;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.support.SettableClock;
import org.springframework.jdbc.core.JdbcTemplate;

/** The hub's database of a test, with the keys of a test. */
final class HubDatabase implements AutoCloseable {

  /** Characters that may wait. */
  static final long ROOM = 1 << 20;

  static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  static final String NEXT_KEY = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";

  final HikariDataSource pool;
  final JdbcTemplate jdbc;
  final PayloadCipher cipher = cipher(Map.of("1", KEY));
  final SettableClock clock = new SettableClock("2026-11-20T02:00:00Z", ZoneId.of("Asia/Shanghai"));

  HubDatabase(HikariDataSource pool) {
    this.pool = pool;
    this.jdbc = new JdbcTemplate(pool);
    Flyway.configure().dataSource(pool).locations("classpath:db/hub").load().migrate();
  }

  static HubDatabase h2(String name) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(
        "jdbc:h2:mem:"
            + name
            + ";DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    return new HubDatabase(pool);
  }

  static PayloadCipher cipher(Map<String, String> keys) {
    return new KeyReferences(false).ring(keys, null);
  }

  Journal journal() {
    return new Journal(pool, cipher, 1000, ROOM, Duration.ofMillis(5));
  }

  JournalSearch search() {
    return new JournalSearch(pool, cipher);
  }

  Nodes nodes(String self) {
    return new Nodes(pool, clock, clock::nanos, self, Duration.ofSeconds(10));
  }

  void clear() {
    jdbc.execute("delete from journal_payload");
    jdbc.execute("delete from journal_key");
    jdbc.execute("delete from journal_trace");
    jdbc.execute("delete from journal_segment");
    jdbc.execute("delete from journal_bundle");
    jdbc.execute("delete from hub_node");
    jdbc.execute("delete from idempotent_reply");
  }

  int count(String table) {
    Integer count = jdbc.queryForObject("select count(*) from " + table, Integer.class);
    return count == null ? 0 : count;
  }

  /** How many entries there are, found page by page. */
  int entries() {
    int count = 0;
    List<Entry> page = search().find(Query.newest(1000));
    while (!page.isEmpty()) {
      count += page.size();
      page = search().find(Query.newest(1000).after(page.get(page.size() - 1).id()));
    }
    return count;
  }

  @Override
  public void close() {
    pool.close();
  }
}
