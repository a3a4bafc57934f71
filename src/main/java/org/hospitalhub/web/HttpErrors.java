package org.hospitalhub.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.hospitalhub.api.Problems;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What no route answers is answered as a problem (RFC 9457): never a page, never a stack trace. */
@RestController
final class HttpErrors implements ErrorController {

  private final Problems problems;

  HttpErrors(Problems problems) {
    this.problems = problems;
  }

  @RequestMapping("/error")
  ResponseEntity<byte[]> error(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // nobody was led here when there is no code: it is asked for by its name
    int status = code instanceof Integer number ? number : HttpStatus.NOT_FOUND.value();
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(HttpProblems.problem(problems, status, "", TracedRequests.of(request)).bytes());
  }
}
