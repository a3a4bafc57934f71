package org.hospitalhub.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.hospitalhub.sheet.CanonicalException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What the API's own resources answer when something is wrong, in the words of the closed list. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = ProblemAdvice.class)
final class ProblemAdvice {

  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> error(CanonicalException error, HttpServletRequest request) {
    Problem problem = problems.of(error, ApiRequest.traceId(request));
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.json().toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The parser's words may quote the message. */
  @ExceptionHandler
  ResponseEntity<byte[]> unreadable(
      HttpMessageNotReadableException error, HttpServletRequest request) {
    return error(
        new CanonicalException("malformed", "the body is not the JSON that is expected"), request);
  }

  @ExceptionHandler({BindException.class, MethodArgumentTypeMismatchException.class})
  ResponseEntity<byte[]> unfit(Exception error, HttpServletRequest request) {
    return error(new CanonicalException("invalid", "a parameter has the wrong form"), request);
  }

  @ExceptionHandler
  ResponseEntity<byte[]> away(DataAccessException error, HttpServletRequest request) {
    return error(new CanonicalException("busy", "the hub's database does not answer"), request);
  }
}
