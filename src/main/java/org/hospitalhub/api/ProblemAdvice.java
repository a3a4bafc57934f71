package org.hospitalhub.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.Expected;
import org.hospitalhub.sheet.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What the API's own resources answer when something is wrong, in the words of the closed list. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackages = "org.hospitalhub")
final class ProblemAdvice {

  /** What parameters are, in words. */
  private static final Map<Class<?>, Expected> FORMS =
      Map.of(
          Instant.class, Expected.both("a time with its zone, such as 2026-11-20T08:00:00Z"),
          UUID.class, Expected.both("a UUID"),
          Integer.class, Expected.both("a whole number"),
          int.class, Expected.both("a whole number"),
          long.class, Expected.both("a whole number"),
          boolean.class, Expected.both("true or false"));

  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> error(CanonicalException error, HttpServletRequest request) {
    Problem problem = problems.of(error, ApiRequest.traceId(request));
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.bytes());
  }

  /** The parser's words may quote the message. */
  @ExceptionHandler
  ResponseEntity<byte[]> unreadable(
      HttpMessageNotReadableException error, HttpServletRequest request) {
    return error(
        new CanonicalException("malformed", "the body is not the JSON that is expected"), request);
  }

  /** Parameters of a search: all that do not fit are named. */
  @ExceptionHandler
  ResponseEntity<byte[]> unfit(BindException error, HttpServletRequest request) {
    List<Violation> violations =
        error.getFieldErrors().stream()
            .map(
                field ->
                    parameter(
                        field.getField(),
                        field.contains(TypeMismatchException.class)
                            ? field.unwrap(TypeMismatchException.class).getRequiredType()
                            : null))
            .toList();
    return error(CanonicalException.of(violations), request);
  }

  /** A part of the address. */
  @ExceptionHandler
  ResponseEntity<byte[]> unfit(
      MethodArgumentTypeMismatchException error, HttpServletRequest request) {
    Violation violation = parameter(error.getName(), error.getRequiredType());
    return error(CanonicalException.of(List.of(violation)), request);
  }

  private static Violation parameter(String name, @Nullable Class<?> type) {
    Expected expected = type == null ? null : FORMS.get(type);
    return new Violation(
        name,
        name,
        Violation.Kind.VALUE,
        expected == null ? Expected.both("of another form") : expected);
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<byte[]> away(Exception error, HttpServletRequest request) {
    return error(new CanonicalException("busy", "the hub's database does not answer"), request);
  }
}
