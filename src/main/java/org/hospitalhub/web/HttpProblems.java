package org.hospitalhub.web;

import org.hospitalhub.api.Problem;
import org.hospitalhub.api.Problems;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.exchange.Trace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Requests that fit no address: problems (RFC 9457) in the words of the closed list. */
@ControllerAdvice
final class HttpProblems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(HttpProblems.class);

  private final Problems problems;

  HttpProblems(Problems problems) {
    this.problems = problems;
  }

  /** What nobody has foreseen: kinds and places only, the words of an exception may quote data. */
  @ExceptionHandler
  ResponseEntity<Object> unforeseen(Exception failure, WebRequest request) {
    if (isGone(failure)) {
      LOG.debug("A peer has gone before its request was carried out");
    } else {
      LOG.error("A request failed: {}", Failures.places(failure));
    }
    HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
    return createResponseEntity(
        ProblemDetail.forStatus(status), new HttpHeaders(), status, request);
  }

  /**
   * Spring MVC begins no call whose connection has failed, and has no exception of its own for it.
   */
  private static boolean isGone(Exception failure) {
    return failure instanceof IllegalStateException
        && String.valueOf(failure.getMessage()).startsWith("Cannot start async");
  }

  /** The type is settled: what the request wants to have cannot be asked when it is malformed. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    Trace trace =
        request instanceof ServletWebRequest web ? TracedRequests.of(web.getRequest()) : null;
    boolean nowhere = status.isSameCodeAs(HttpStatus.NOT_FOUND);
    String words = body instanceof ProblemDetail detailed ? detailed.getDetail() : null;
    String detail = nowhere ? "there is nothing at this address" : words == null ? "" : words;
    HttpHeaders all = new HttpHeaders();
    all.putAll(headers);
    all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return new ResponseEntity<>(
        problem(problems, status.value(), detail, trace).bytes(), all, status);
  }

  static Problem problem(Problems problems, int status, String detail, @Nullable Trace trace) {
    return problems.of(status, detail, (trace == null ? Trace.of(null) : trace).id());
  }
}
