package org.hospitalhub.platform.soap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps a request body within its limit, so that the route can still answer it.
 *
 * <p>Of a body that is too large only the operation is kept: CXF gets a call of that operation with
 * an empty argument, and the route is told by {@link SoapServlet#TOO_LARGE}.
 */
final class BodyLimit {

  /** How many times the limit is read and thrown away, for callers that write before they read. */
  private static final int DRAINED = 8;

  private final SoapServlet.Mapping mapping;

  BodyLimit(SoapServlet.Mapping mapping) {
    this.mapping = mapping;
  }

  /** The request itself, or one with the body that fits. */
  HttpServletRequest of(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long length = request.getContentLengthLong();
    if (length >= 0 && length <= mapping.maxBody()) {
      return request;
    }
    InputStream body = request.getInputStream();
    byte[] head = body.readNBytes(mapping.maxBody() + 1);
    if (head.length <= mapping.maxBody()) {
      return new KeptBody(request, request.getContentType(), head);
    }
    if (!drain(body)) {
      response.setHeader("Connection", "close");
    }
    return OperationElement.in(head, SoapServlet.charset(request), mapping.service())
        .map(operation -> tooLarge(request, operation))
        .orElseGet(() -> new KeptBody(request, request.getContentType(), head));
  }

  private HttpServletRequest tooLarge(HttpServletRequest request, OperationElement operation) {
    request.setAttribute(SoapServlet.TOO_LARGE, true);
    byte[] call = operation.emptyCall(mapping.service()).getBytes(StandardCharsets.UTF_8);
    return new KeptBody(request, "text/xml; charset=UTF-8", call);
  }

  /** Reads on to the end; false if that is too far. */
  private boolean drain(InputStream body) throws IOException {
    byte[] buffer = new byte[8192];
    long left = (long) mapping.maxBody() * DRAINED;
    while (left > 0) {
      int count = body.read(buffer);
      if (count < 0) {
        return true;
      }
      left -= count;
    }
    return false;
  }
}
