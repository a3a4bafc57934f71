package org.hospitalhub.camel;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Requests that fit no address: problems (RFC 9457) that name the trace. */
@ControllerAdvice
final class HttpProblems extends ResponseEntityExceptionHandler {

  private static final String TRACE_ID = "traceId";

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
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
