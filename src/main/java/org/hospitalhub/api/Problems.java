package org.hospitalhub.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Violation;

/** Errors of the API in the words of the closed list. */
public final class Problems {

  /** What HTTP itself says by a status. */
  private static final Map<Integer, String> OF_HTTP =
      Map.of(
          400, "malformed",
          404, "not-found",
          405, "method-not-allowed",
          406, "not-acceptable",
          413, "too-large",
          415, "unsupported-type",
          503, "busy");

  private static final int SERVER = 500;

  private final LiveMappings mappings;

  public Problems(LiveMappings mappings) {
    this.mappings = mappings;
  }

  /**
   * The problem that an error is, with the fields that do not fit.
   *
   * @param traceId the trace of the request
   */
  public Problem of(CanonicalException error, String traceId) {
    Problem problem =
        Problem.of(error.error(), mappings.current().library().error(error.error()), traceId);
    if (error.getMessage() != null && !error.getMessage().isEmpty()) {
      problem.json().put("detail", error.getMessage());
    } else if (error.count() > error.violations().size()) {
      problem
          .json()
          .put(
              "detail",
              error.count()
                  + " fields do not fit; these are the first "
                  + error.violations().size());
    }
    addFields(problem, error.violations());
    return problem;
  }

  /**
   * The problem of a request that came to no operation.
   *
   * @param status of HTTP
   * @param detail what is wrong, or empty
   * @param traceId the trace of the request
   */
  public Problem of(int status, String detail, String traceId) {
    String other = status < SERVER ? "malformed" : "internal";
    String error = OF_HTTP.getOrDefault(status, other);
    Problem problem = of(new CanonicalException(error, detail), traceId);
    return new Problem(problem.json().put("status", status), status);
  }

  private static void addFields(Problem problem, List<Violation> violations) {
    if (!violations.isEmpty()) {
      ArrayNode errors = problem.json().putArray("errors");
      violations.forEach(
          v ->
              errors
                  .addObject()
                  .put("field", v.path())
                  .put("title", v.title().isEmpty() ? v.path() : v.title())
                  .put("detail", v.english()));
    }
  }

  /** Answers with the problem, and gives its text. */
  String write(CanonicalException error, String traceId, HttpServletResponse response)
      throws IOException {
    Problem problem = of(error, traceId);
    String text = problem.json().toString();
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    return text;
  }
}
