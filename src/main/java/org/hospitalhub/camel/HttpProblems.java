package org.hospitalhub.camel;

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

/** Requests that fit no address: problems (RFC 9457) that name the trace. */
@ControllerAdvice
final class HttpProblems extends ResponseEntityExceptionHandler {

  private static final String TRACE_ID = "traceId";

  private static final Logger LOG = LoggerFactory.getLogger(HttpProblems.class);

  /** What nobody has foreseen: kinds and places only, the words of an exception may quote data. */
  @ExceptionHandler
  ResponseEntity<Object> unforeseen(Exception failure, WebRequest request) {
    LOG.error("A request failed: {}", Failures.places(failure));
    HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
    return createResponseEntity(
        ProblemDetail.forStatus(status), new HttpHeaders(), status, request);
  }

  /** The type is settled: what the request wants to have cannot be asked when it is malformed. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders given, HttpStatusCode status, WebRequest request) {
    HttpHeaders headers = new HttpHeaders();
    headers.putAll(given);
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (body instanceof ProblemDetail problem && request instanceof ServletWebRequest web) {
      addTrace(problem, TracedRequests.of(web.getRequest()));
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  static void addTrace(ProblemDetail problem, @Nullable Trace trace) {
    if (trace != null) {
      problem.setProperty(TRACE_ID, trace.id());
    }
  }
}
