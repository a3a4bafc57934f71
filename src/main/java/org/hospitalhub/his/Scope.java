package org.hospitalhub.his;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hospitalhub.his.SqlValues.Cell;

/** What the parameters of one execution can see. */
final class Scope {

  static final String CONFIG = "config.";
  static final Set<String> HUB = Set.of("hub.platform", "hub.hospital", "hub.now", "hub.today");

  private final ObjectNode request;
  private final CallContext context;
  private final SqlSettings settings;
  private final boolean typed;
  private final LocalDateTime now;
  private final Map<String, Cell> columns = new HashMap<>();

  /**
   * A scope.
   *
   * @param typed whether the text of a statement tells the types of its values
   */
  Scope(ObjectNode request, CallContext context, SqlSettings settings, boolean typed) {
    this.request = request;
    this.context = context;
    this.settings = settings;
    this.typed = typed;
    this.now = LocalDateTime.now(settings.clock()).truncatedTo(ChronoUnit.MICROS);
  }

  ObjectNode request() {
    return request;
  }

  boolean typed() {
    return typed;
  }

  Attachments attachments() {
    return settings.attachments();
  }

  void keep(String label, Cell cell) {
    columns.put(label, cell);
  }

  Cell column(String label) {
    return columns.getOrDefault(label, new Cell(null, Types.VARCHAR));
  }

  Cell known(String name) {
    return switch (name) {
      case "hub.platform" -> new Cell(context.platform(), Types.VARCHAR);
      case "hub.hospital" -> new Cell(context.hospital(), Types.VARCHAR);
      case "hub.now" -> new Cell(now, Types.TIMESTAMP);
      case "hub.today" -> new Cell(now.toLocalDate(), Types.DATE);
      default -> configured(name.substring(CONFIG.length()));
    };
  }

  private Cell configured(String name) {
    Object value = settings.config().get(name);
    if (value == null) {
      throw new IllegalStateException(
          "no value for :config." + name + "; set it in the configuration of the connector");
    }
    return new Cell(value, Types.VARCHAR);
  }
}
