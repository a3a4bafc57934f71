package org.hospitalhub.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hospitalhub.sheet.Library;

/** The errors of an operation as responses of its description, one per HTTP status. */
final class ErrorResponses {

  /** What any operation may answer. */
  private static final List<String> COMMON =
      List.of(
          "missing",
          "invalid",
          "malformed",
          "too-long",
          "unauthorized",
          "forbidden",
          "in-progress",
          "too-large",
          "unsupported-type",
          "key-reused",
          "rate-exceeded",
          "internal",
          "rejected",
          "busy",
          "timeout");

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Library library;

  ErrorResponses(Library library) {
    this.library = library;
  }

  /** Adds the errors that every operation has, and its own. */
  void addTo(ObjectNode responses, List<String> own) {
    Set<String> all = new LinkedHashSet<>(COMMON);
    all.addAll(own);
    Map<Integer, List<String>> byStatus = new TreeMap<>();
    all.forEach(id -> byStatus.computeIfAbsent(status(id), status -> new ArrayList<>()).add(id));
    byStatus.forEach((status, ids) -> responses.set(status.toString(), response(status, ids)));
  }

  private int status(String id) {
    return library.error(id).status();
  }

  private ObjectNode response(int status, List<String> ids) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put(
        "description",
        String.join("; ", ids.stream().map(id -> library.error(id).title()).toList()));
    if (status == Problem.RATE_EXCEEDED_STATUS) {
      response
          .putObject("headers")
          .putObject("Retry-After")
          .put("$ref", "#/components/headers/Retry-After");
    }
    ObjectNode content = response.putObject("content").putObject(Problem.MEDIA_TYPE);
    content.putObject("schema").put("$ref", "#/components/schemas/Problem");
    ObjectNode examples = content.putObject("examples");
    for (String id : ids) {
      examples.putObject(id).set("value", Problem.of(id, library.error(id), TRACE).json());
    }
    return response;
  }
}
