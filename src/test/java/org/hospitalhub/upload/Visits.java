package org.hospitalhub.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;

/** A HIS with some visits, which remembers what it was asked. */
final class Visits implements DuePages {

  private final TreeMap<String, ObjectNode> rows = new TreeMap<>();
  final List<String> asked = new ArrayList<>();
  private @Nullable CanonicalException failure;
  private @Nullable Runnable interruption;
  private @Nullable String stuck;

  void reset() {
    stuck = null;
    rows.clear();
    asked.clear();
    failure = null;
    interruption = null;
  }

  /** So many visits, {@code V00000} and so on. */
  void add(int count) {
    for (int i = 0; i < count; i++) {
      add("V%05d".formatted(i), "seen");
    }
  }

  void add(String id, @Nullable String outcome) {
    add(id, outcome, null);
  }

  void add(String id, @Nullable String outcome, @Nullable String platform) {
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("after", id);
    row.putObject("hospital").put("id", "H1");
    row.putObject("visit").put("id", id).put("outcome", outcome);
    if (outcome == null) {
      row.withObjectProperty("visit").remove("outcome");
    }
    if (platform != null) {
      row.putObject("platform").put("id", platform);
    }
    rows.put(id, row);
  }

  /** What every question gets from now on. */
  void fails(@Nullable CanonicalException answer) {
    failure = answer;
  }

  /** Pages that are full of this one visit from now on. */
  void stuckAt(String id) {
    add(id, "seen");
    stuck = id;
  }

  /** What happens once, between the next question and its answer. */
  void meanwhile(Runnable what) {
    interruption = what;
  }

  @Override
  public JsonNode ask(String operation, String hospital, ObjectNode request) {
    asked.add(operation + " " + request);
    if (failure != null) {
      throw failure;
    }
    ArrayNode due = JsonNodeFactory.instance.arrayNode();
    if (stuck != null) {
      for (int i = 0; i < request.path("limit").asInt(); i++) {
        due.add(rows.get(stuck).deepCopy());
      }
    }
    String after = stuck == null ? request.path("after").asText() : "~";
    Map<String, ObjectNode> behind = hospital.equals("H1") ? rows.tailMap(after, false) : Map.of();
    behind.values().stream()
        .limit(request.path("limit").asLong())
        .forEach(row -> due.add(row.deepCopy()));
    Runnable now = interruption;
    interruption = null;
    if (now != null) {
      now.run();
    }
    return JsonNodeFactory.instance.objectNode().set("due", due);
  }

  /** The dates that were asked about, in order, each once. */
  List<String> dates() {
    return asked.stream()
        .map(line -> line.replaceFirst(".*\"date\":\"([^\"]*)\".*", "$1"))
        .distinct()
        .toList();
  }
}
