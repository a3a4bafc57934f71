package org.hospitalhub.benchmark.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hospitalhub.upload.DuePages;

/** A HIS with very many visits, each made up when it is asked for. */
final class ManyVisits implements DuePages {

  private final int rows;
  private int told;

  ManyVisits(int rows) {
    this.rows = rows;
  }

  int told() {
    return told;
  }

  @Override
  public JsonNode ask(String operation, String hospital, ObjectNode request) {
    ArrayNode due = JsonNodeFactory.instance.arrayNode();
    int first = request.has("after") ? Integer.parseInt(request.get("after").asText()) + 1 : 0;
    int limit = request.get("limit").asInt();
    for (int i = first; i < Math.min(rows, first + limit); i++) {
      due.add(visit(i));
    }
    told = Math.max(told, first + due.size());
    return JsonNodeFactory.instance.objectNode().set("due", due);
  }

  private static ObjectNode visit(int number) {
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("after", "%08d".formatted(number));
    row.putObject("hospital").put("id", "H001");
    row.putObject("platform").put("id", "zhejiang");
    row.putObject("appointment").put("password", "%08d".formatted(number));
    row.putObject("visit")
        .put("outcome", "checked-in")
        .put("checkedIn", "2026-11-20T08:%02d:%02d".formatted(number / 60 % 60, number % 60))
        .put("seen", "2026-11-20T09:00:00")
        .put("paid", "2026-11-20T09:30:00");
    return row;
  }
}
