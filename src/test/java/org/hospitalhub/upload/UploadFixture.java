package org.hospitalhub.upload;

import static org.hospitalhub.support.Patience.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hospitalhub.crypto.KeyReferences;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.mappings.MappingsReader;
import org.hospitalhub.outbox.AttemptResult;
import org.hospitalhub.outbox.Backoff;
import org.hospitalhub.outbox.OutboxServices;
import org.hospitalhub.outbox.OutboxSettings;
import org.hospitalhub.outbox.Retries;
import org.hospitalhub.outbox.Transport;
import org.hospitalhub.support.SettableClock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A database with any number of nodes on it, a HIS, two platforms and a clock. */
final class UploadFixture {

  static final BusinessDates EVENING = new BusinessDates("0 0 20 * * ?", ZoneOffset.UTC);
  static final int PAGE = 100;
  static final Duration SILENCE = Duration.ofSeconds(10);

  final SettableClock clock = new SettableClock("1970-01-01T00:00:00Z");
  final Visits his = new Visits();

  /** What the platforms got: {@code alpha V00001}. */
  final List<String> told = new CopyOnWriteArrayList<>();

  /** The visits that the platforms refuse. */
  final Set<String> refused = ConcurrentHashMap.newKeySet();

  final JdbcTemplate jdbc;
  private final DataSource dataSource;
  private final LiveMappings mappings =
      new LiveMappings(
          new MappingsReader(
              Path.of("src/test/resources/upload/mappings"), text -> text, Map.of()));
  private final List<OutboxServices> nodes = new ArrayList<>();

  UploadFixture(DataSource dataSource) {
    this.dataSource = dataSource;
    Flyway.configure().dataSource(dataSource).locations("classpath:db/hub").load().migrate();
    jdbc = new JdbcTemplate(dataSource);
  }

  /** The evening of 2026-11-20, and nothing said. */
  void open() {
    clock.set("2026-11-20T20:00:01Z");
    his.reset();
    told.clear();
    refused.clear();
  }

  void clear() {
    nodes.forEach(outbox -> outbox.dispatcher().close());
    nodes.clear();
    List.of(
            "upload_refusal",
            "upload_run",
            "outbox_delivery",
            "outbox_message",
            "outbox_lane",
            "outbox_incident",
            "hub_node")
        .forEach(table -> jdbc.update("delete from " + table));
  }

  /** A node that lives from now on, as long as the clock stands. */
  Uploads node(String name) {
    OutboxServices outbox = outbox(name);
    Nodes nodes = new Nodes(dataSource, clock, clock::nanos, name, SILENCE);
    nodes.beat();
    return Uploads.of(
        database(),
        outbox,
        nodes,
        his,
        mappings,
        new UploadSettings(PAGE, 7, Backoff.from(Duration.ofSeconds(5))),
        clock);
  }

  private OutboxServices.Database database() {
    return new OutboxServices.Database(dataSource, new DataSourceTransactionManager(dataSource));
  }

  private OutboxServices outbox(String node) {
    Backoff backoff = Backoff.from(Duration.ofSeconds(1));
    Retries retries = Retries.atMost(3).waiting(backoff).patientFor(Duration.ofDays(3)).thenHold();
    OutboxServices outbox =
        OutboxServices.of(
            database(),
            new KeyReferences(false)
                .ring(Map.of("1", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), null),
            mappings,
            new OutboxServices.Outside(this::carry, incident -> {}),
            new OutboxSettings(node, 4, Duration.ofSeconds(60), retries, backoff),
            clock,
            clock::nanos);
    nodes.add(outbox);
    return outbox;
  }

  /** Nothing is delivered any more; what is said stays in the outbox. */
  void platformsRest() {
    nodes.forEach(outbox -> outbox.dispatcher().close());
  }

  private AttemptResult carry(Transport.Request parcel) {
    String visit = parcel.message().at("/visit/id").asText();
    told.add(parcel.platform() + " " + visit);
    return refused.contains(visit)
        ? new AttemptResult.Refused("-1", "no", false)
        : new AttemptResult.Taken(JsonNodeFactory.instance.objectNode());
  }

  /** Gets all runs on until they are finished, and tells how a job's newest stands. */
  Progress finish(Uploads node, String job) {
    return await()
        .until(
            () -> {
              readAll(node);
              nodes.forEach(outbox -> outbox.dispatcher().dispatch());
              node.runner().finish();
              return node.runs().list(job, null, 1).get(0);
            },
            progress -> progress.run().finished() != null);
  }

  /** Reads all that is due. */
  void readAll(Uploads node) {
    boolean more = true;
    while (more) {
      more = node.runner().advance();
    }
  }
}
