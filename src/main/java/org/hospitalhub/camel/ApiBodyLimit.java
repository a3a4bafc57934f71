package org.hospitalhub.camel;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hospitalhub.platform.soap.KeptBody;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses requests to the canonical API whose body is too large, before a route reads them. */
final class ApiBodyLimit extends OncePerRequestFilter {

  private final int limit;

  /** A limit in bytes. */
  ApiBodyLimit(int limit) {
    this.limit = limit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long length = request.getContentLengthLong();
    // a body in chunks does not say how long it is
    byte[] chunks = length < 0 ? request.getInputStream().readNBytes(limit + 1) : new byte[0];
    if (length > limit || chunks.length > limit) {
      response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
    } else if (length < 0) {
      chain.doFilter(new KeptBody(request, request.getContentType(), chunks), response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
