package org.hospitalhub.benchmark.upload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.hospitalhub.crypto.KeyReferences;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.lint.Settings;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.MappingsReader;
import org.hospitalhub.outbox.AttemptResult;
import org.hospitalhub.outbox.Backoff;
import org.hospitalhub.outbox.Outbox;
import org.hospitalhub.outbox.OutboxServices;
import org.hospitalhub.outbox.OutboxSettings;
import org.hospitalhub.outbox.Retries;
import org.hospitalhub.outbox.Transport;
import org.hospitalhub.upload.Progress;
import org.hospitalhub.upload.UploadSettings;
import org.hospitalhub.upload.Uploads;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * A night's visits, very many of them: how fast they are read into the outbox and delivered, and
 * what memory that takes. Arguments: {@code postgresql} or {@code h2}, the number of rows, and how
 * many of them are delivered.
 */
public final class UploadRun {

  private static final String H2 =
      ";TRACE_LEVEL_FILE=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";QUERY_CACHE_SIZE=512;WRITE_DELAY=0";
  private static final String JOB = "visit-results";
  private static final int REPORTS = 10;

  private final HikariDataSource pool;
  private final ManyVisits visits;
  private final AtomicLong delivered = new AtomicLong();
  private volatile long urgentAfter;
  private volatile boolean open;

  private UploadRun(HikariDataSource pool, int rows) {
    this.pool = pool;
    this.visits = new ManyVisits(rows);
  }

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String database = argument(arguments, 0, "postgresql");
    int rows = Integer.parseInt(argument(arguments, 1, "1000000"));
    int deliveries = Integer.parseInt(argument(arguments, 2, "20000"));
    HikariDataSource pool = new HikariDataSource();
    pool.setMaximumPoolSize(16);
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "uploads");
    if (database.equals("h2")) {
      pool.setJdbcUrl("jdbc:h2:file:" + folder.toAbsolutePath().resolve("h2") + H2);
      new UploadRun(pool, rows).run(rows, deliveries);
      pool.close();
      return;
    }
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder().setDataDirectory(folder.resolve("postgresql")).start()) {
      pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
      new UploadRun(pool, rows).run(rows, deliveries);
      pool.close();
    }
  }

  private static String argument(String[] arguments, int index, String fallback) {
    return arguments.length > index ? arguments[index] : fallback;
  }

  private void run(int rows, int deliveries) throws InterruptedException {
    Flyway.configure().dataSource(pool).locations("classpath:db/hub").load().migrate();
    Settings settings = Settings.of(Path.of(""));
    LiveMappings mappings =
        new LiveMappings(
            new MappingsReader(Path.of("mappings"), settings::resolve, settings.config()));
    OutboxServices office = office(mappings);
    Uploads uploads = uploads(office, mappings);
    uploads.runs().start(JOB, LocalDate.now(), "H001");
    read(uploads, rows);
    report(uploads);
    deliver(office, deliveries);
    report(uploads);
    office.dispatcher().close();
  }

  private void read(Uploads uploads, int rows) {
    long start = System.nanoTime();
    long next = rows / REPORTS;
    long last = start;
    while (uploads.runner().advance()) {
      if (visits.told() >= next) {
        long now = System.nanoTime();
        System.out.printf(
            "%,10d rows, %,7.0f rows/s, live heap %d MB%n",
            visits.told(), rows / REPORTS / ((now - last) / 1e9), liveMegabytes());
        last = System.nanoTime();
        next += rows / REPORTS;
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("read %,d rows in %.0f s: %,.0f rows/s%n", rows, seconds, rows / seconds);
  }

  private static long liveMegabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  /** Delivers some of them, and in the middle of it an event that stands for itself. */
  private void deliver(OutboxServices office, int deliveries) throws InterruptedException {
    open = true;
    long start = System.nanoTime();
    boolean said = false;
    while (delivered.get() < deliveries) {
      office.dispatcher().dispatch();
      if (!said && delivered.get() > deliveries / 2) {
        said = true;
        urgentAfter = -System.nanoTime();
        office.outbox().accept(suspension());
      }
      Thread.sleep(20);
    }
    open = false;
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "delivered %,d of them in %.1f s: %,.0f/s; a suspension among them after %.1f ms%n",
        delivered.get(), seconds, delivered.get() / seconds, urgentAfter / 1e6);
  }

  private static Outbox.Event suspension() {
    var message = JsonNodeFactory.instance.objectNode();
    message.putObject("hospital").put("id", "H001");
    var schedule = message.putObject("schedule").put("id", "S1").put("session", "morning");
    schedule.put("date", "2026-11-20").putObject("suspension").put("reason", "official");
    return new Outbox.Event("schedule.suspend", message, "0".repeat(32));
  }

  private void report(Uploads uploads) {
    new JdbcTemplate(pool).execute("analyze");
    long start = System.nanoTime();
    Progress progress = uploads.runs().list(JOB, null, 1).get(0);
    double millis = (System.nanoTime() - start) / 1e6;
    System.out.printf("progress in %.0f ms: %s%n", millis, progress.deliveries());
  }

  private AttemptResult carry(Transport.Request parcel) {
    if (!open) {
      return new AttemptResult.NotSent("busy", "not open yet", true);
    }
    if (parcel.message().has("schedule")) {
      urgentAfter += System.nanoTime();
    }
    delivered.incrementAndGet();
    return new AttemptResult.Taken(JsonNodeFactory.instance.objectNode());
  }

  private OutboxServices.Database database() {
    return new OutboxServices.Database(pool, new DataSourceTransactionManager(pool));
  }

  private OutboxServices office(LiveMappings mappings) {
    Backoff backoff = Backoff.from(Duration.ofSeconds(1));
    Retries retries = Retries.atMost(10).waiting(backoff).patientFor(Duration.ofDays(1)).thenHold();
    return OutboxServices.of(
        database(),
        new KeyReferences(false)
            .ring(Map.of("1", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), null),
        mappings,
        new OutboxServices.Outside(this::carry, incident -> {}),
        new OutboxSettings("one", 4, Duration.ofSeconds(60), retries, backoff),
        Clock.systemDefaultZone(),
        System::nanoTime);
  }

  private Uploads uploads(OutboxServices office, LiveMappings mappings) {
    return Uploads.of(
        database(),
        office,
        new Nodes(pool, Clock.systemUTC(), "one", Duration.ofSeconds(10)),
        visits,
        mappings,
        new UploadSettings(500, 7, Backoff.from(Duration.ofSeconds(5))),
        Clock.systemDefaultZone());
  }
}
