package org.hospitalhub.his;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.support.SettableClock;
import org.springframework.jdbc.core.JdbcTemplate;

/** The reference HIS of a test: schema, the shipped SQL files, a made-up hospital and a clock. */
final class ReferenceHis {

  private static final Library LIBRARY = Library.read(Path.of("mappings"), new ArrayList<>());

  private static final Map<String, String> CONFIG =
      Map.of(
          "releaseTime", "14:00",
          "lockMinutes", "15",
          "cancelMinutes", "30",
          "identity", "strict");
  private static final CallContext ALPHA = new CallContext("alpha", null);

  final SettableClock clock = new SettableClock("1970-01-01T00:00:00Z");
  final JdbcTemplate jdbc;
  final DemoData demo;
  private final SqlConnector connector;
  private final SqlConnector lenient;

  ReferenceHis(DataSource dataSource) {
    Flyway.configure().dataSource(dataSource).locations("classpath:db/his").load().migrate();
    jdbc = new JdbcTemplate(dataSource);
    Map<String, SqlOperation> operations = shipped();
    operations.put("clear", scripted("clear"));
    operations.put("fixture", scripted("fixture"));
    demo = new DemoData(dataSource, clock);
    connector = new SqlConnector(dataSource, operations, settings(CONFIG));
    Map<String, String> other = new HashMap<>(CONFIG);
    other.put("identity", "lenient");
    lenient = new SqlConnector(dataSource, operations, settings(other));
  }

  private SqlSettings settings(Map<String, String> config) {
    return SqlSettings.of(config, clock, Duration.ofSeconds(20))
        .with(new Attachments(Path.of("src/main/demo/images"), 100_000));
  }

  /** The made-up hospital as it is at ten o'clock on 2026-11-20. */
  void reset() {
    clock.set("2026-11-20T10:00:00Z");
    clear();
    connector.execute("fixture", Message.of("").tree(), ALPHA);
  }

  /** Nothing but the schema. */
  void clear() {
    connector.execute("clear", Message.of("").tree(), ALPHA);
  }

  ObjectNode ask(Message message) {
    return ask(message, ALPHA);
  }

  ObjectNode ask(Message message, CallContext context) {
    return connector.execute(message.operation(), message.tree(), context);
  }

  /** Asks a HIS that takes a known certificate under whatever name. */
  ObjectNode askLenient(Message message) {
    return lenient.execute(message.operation(), message.tree(), ALPHA);
  }

  /** The error the HIS refuses with; "none" when it answers. */
  String refusal(Message message) {
    try {
      ask(message);
      return "none";
    } catch (CanonicalException e) {
      return e.error();
    }
  }

  String text(String sql, Object... arguments) {
    return String.valueOf(jdbc.queryForObject(sql, String.class, arguments));
  }

  static Map<String, SqlOperation> shipped() {
    Map<String, SqlOperation> operations = new HashMap<>();
    try (Stream<Path> files = Files.list(Path.of("mappings/his/embedded"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".sql", "");
        operations.put(name, compile(file, contract(name)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return operations;
  }

  private static SqlOperation scripted(String name) {
    SqlContract none = new SqlContract(name, Map.of(), Map.of(), Set.of(), Set.of());
    return compile(Path.of("src/test/resources/his/" + name + ".sql"), none);
  }

  private static SqlOperation compile(Path file, SqlContract contract) {
    try {
      List<Finding> findings = new ArrayList<>();
      SqlFile parsed = SqlFile.parse(file, Files.readString(file), findings);
      SqlOperation operation = SqlOperation.compile(parsed, contract, findings);
      if (!findings.isEmpty()) {
        throw new AssertionError(findings.toString());
      }
      return operation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SqlContract contract(String operation) {
    CanonicalOperation canonical = LIBRARY.operations().get(operation);
    return new SqlContract(
        operation,
        canonical.requestTypes(),
        canonical.responseTypes(),
        Set.copyOf(canonical.sheet().errors()),
        CONFIG.keySet());
  }
}
