package org.hospitalhub.camel;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hospitalhub.sheet.CanonicalException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

/** Refuses requests to the canonical API whose body is too large, before it is kept in memory. */
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
    if (length > limit) {
      response.sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
    } else {
      chain.doFilter(length < 0 ? new Counted(request, limit) : request, response);
    }
  }

  /** A body in chunks: how long it is shows while it is read. */
  private static final class Counted extends ContentCachingRequestWrapper {

    Counted(HttpServletRequest request, int limit) {
      super(request, limit);
    }

    @Override
    protected void handleContentOverflow(int contentCacheLimit) {
      throw new CanonicalException("too-large", "");
    }
  }
}
