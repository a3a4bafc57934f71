package org.hospitalhub.platform.soap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hospitalhub.platform.http.KeptBody;
import org.hospitalhub.platform.http.LimitedBody;

/**
 * Keeps a request body within its limit, so that the route can still answer it.
 *
 * <p>Of a body that is too large only the operation is kept: CXF gets a call of that operation with
 * an empty argument, and the route is told by {@link SoapServlet#TOO_LARGE}.
 */
final class BodyLimit {

  private final SoapServlet.Mapping mapping;

  BodyLimit(SoapServlet.Mapping mapping) {
    this.mapping = mapping;
  }

  /**
   * The request itself, or one with the body that fits.
   *
   * @throws org.hospitalhub.platform.http.ContentCodingException when it cannot be decoded
   */
  HttpServletRequest of(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long length = request.getContentLengthLong();
    if (length >= 0
        && length <= mapping.maxBody()
        && request.getHeader("Content-Encoding") == null) {
      return request;
    }
    LimitedBody body = LimitedBody.read(request, mapping.maxBody());
    if (body.open()) {
      response.setHeader("Connection", "close");
    }
    var kept = new KeptBody(request, request.getContentType(), body.bytes());
    return body.tooLarge()
        ? OperationElement.in(body.bytes(), SoapServlet.charset(request), mapping.service())
            .map(operation -> tooLarge(request, operation))
            .orElse(kept)
        : kept;
  }

  private KeptBody tooLarge(HttpServletRequest request, OperationElement operation) {
    request.setAttribute(SoapServlet.TOO_LARGE, true);
    byte[] call = operation.emptyCall(mapping.service()).getBytes(StandardCharsets.UTF_8);
    return new KeptBody(request, operation.contentType() + ";charset=UTF-8", call);
  }
}
