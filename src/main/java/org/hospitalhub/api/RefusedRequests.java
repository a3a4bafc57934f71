package org.hospitalhub.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hospitalhub.sheet.CanonicalException;

/** Answers the requests that come no further than to the filters of the API, and notes them. */
final class RefusedRequests {

  private static final int FAILURE = 400;

  /** What is refused for that is counted and not recorded: there may be too much of it. */
  private static final String TOO_OFTEN = "rate-exceeded";

  private final Problems problems;
  private final ApiJournal journal;

  RefusedRequests(Problems problems, ApiJournal journal) {
    this.problems = problems;
    this.journal = journal;
  }

  /** A request as it has come. */
  ApiExchange begin(HttpServletRequest request) {
    String uri = request.getRequestURI().substring(request.getContextPath().length());
    return ApiExchange.begin(ApiRequest.traceId(request))
        .caller(request.getRemoteAddr())
        .operation(uri.substring(Math.min(uri.length(), ApiRequest.PREFIX.length())));
  }

  void refuse(CanonicalException error, ApiExchange exchange, HttpServletResponse response)
      throws IOException {
    exchange.error(error.error());
    String answer = problems.write(error, exchange.traceId(), response);
    if (error.error().equals(TOO_OFTEN)) {
      journal.counted(exchange);
    } else {
      journal.ended(exchange, answer);
    }
  }

  /** A repeat gets the answer of the first; of the failures only those of a platform are kept. */
  void repeated(ApiExchange exchange, StoredReply reply) {
    if (reply.status() >= FAILURE) {
      exchange.error("rejected");
    }
    journal.ended(exchange, reply.body());
  }
}
