package org.hospitalhub.benchmark.journal;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.hospitalhub.crypto.KeyReferences;
import org.hospitalhub.crypto.PayloadCipher;
import org.hospitalhub.journal.JournalSearch;
import org.hospitalhub.journal.Query;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Searches in a journal with many entries. Arguments: {@code postgresql} or {@code h2}, the number
 * of entries, the number of searches of each kind, and a folder for the database.
 */
public final class JournalRun {

  private static final String H2 =
      ";TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

  private final HikariDataSource pool;
  private final PayloadCipher cipher;

  private JournalRun(HikariDataSource pool) {
    this.pool = pool;
    this.cipher =
        new KeyReferences(false)
            .ring(Map.of("1", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), null);
  }

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    String database = argument(arguments, 0, "postgresql");
    int entries = Integer.parseInt(argument(arguments, 1, "1000000"));
    int searches = Integer.parseInt(argument(arguments, 2, "200"));
    Path folder = Path.of(argument(arguments, 3, "target/journal-run"));
    HikariDataSource pool = new HikariDataSource();
    pool.setMaximumPoolSize(8);
    if (database.equals("h2")) {
      pool.setJdbcUrl("jdbc:h2:file:" + folder.toAbsolutePath().resolve("h2") + H2);
      new JournalRun(pool).run(entries, searches);
      pool.close();
      return;
    }
    File data = folder.resolve("postgresql").toFile();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setDataDirectory(data).start()) {
      pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
      new JournalRun(pool).run(entries, searches);
      pool.close();
    }
  }

  private static String argument(String[] arguments, int index, String fallback) {
    return arguments.length > index ? arguments[index] : fallback;
  }

  private void run(int entries, int searches) {
    Flyway.configure().dataSource(pool).locations("classpath:db/hub").load().migrate();
    Filling filling = new Filling(pool, cipher);
    filling.fill(entries);
    new JdbcTemplate(pool).execute("analyze");
    List<Double> all = new ArrayList<>();
    for (Searches kind : Searches.values()) {
      double[] millis = new double[searches];
      for (int i = 0; i < searches; i++) {
        millis[i] = millis(kind.query(entries));
        all.add(millis[i]);
      }
      print(kind.name(), millis);
    }
    print("ALL", all.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private double millis(Query query) {
    long start = System.nanoTime();
    new JournalSearch(pool, cipher).find(query);
    return (System.nanoTime() - start) / 1e6;
  }

  private static void print(String what, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        "%-28s p50 %8.2f ms  p95 %8.2f ms  max %8.2f ms%n",
        what,
        millis[millis.length / 2],
        millis[millis.length * 95 / 100],
        millis[millis.length - 1]);
  }
}
