package org.hospitalhub.his;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.hospitalhub.sheet.Finding;
import org.springframework.core.io.ClassPathResource;

/**
 * The made-up hospitals of the demo, dated from today: scripts in {@code db/his-demo}.
 *
 * <p>Loading again adds what a new day needs and leaves everything that is there, bookings too, as
 * it is.
 */
public final class DemoData {

  private static final String FOLDER = "db/his-demo/";
  private static final List<String> SCRIPTS =
      List.of(
          "1-hospitals",
          "2-patients",
          "3-schedules",
          "4-queues",
          "5-examinations",
          "6-booking-systems");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SqlConnector connector;

  /** Demo data for a reference HIS whose schema stands already. */
  public DemoData(DataSource dataSource, Clock clock) {
    Map<String, SqlOperation> scripts = new LinkedHashMap<>();
    SCRIPTS.forEach(name -> scripts.put(name, compile(name)));
    connector = new SqlConnector(dataSource, scripts, SqlSettings.of(Map.of(), clock, PATIENCE));
  }

  /** Creates what is missing. */
  public void load() {
    for (String script : SCRIPTS) {
      connector.execute(script, JsonNodeFactory.instance.objectNode(), new CallContext(null, null));
    }
  }

  private static SqlOperation compile(String name) {
    String place = FOLDER + name + ".sql";
    List<Finding> findings = new ArrayList<>();
    SqlContract contract = new SqlContract(name, Map.of(), Map.of(), Set.of(), Set.of());
    try {
      String text = new ClassPathResource(place).getContentAsString(StandardCharsets.UTF_8);
      SqlOperation script =
          SqlOperation.compile(SqlFile.parse(Path.of(place), text, findings), contract, findings);
      if (!findings.isEmpty()) {
        throw new IllegalStateException(findings.toString());
      }
      return script;
    } catch (IOException e) {
      throw new UncheckedIOException(place + " is not in the class path", e);
    }
  }
}
