package org.hospitalhub.platform.soap;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers that need no CXF. The container's error handling is not used: it would send a page.
 *
 * @param response where they go
 * @param soap12 whether the request was of SOAP 1.2, and so are its faults
 */
record SoapAnswer(HttpServletResponse response, boolean soap12) {

  private static final String TYPE_12 = "application/soap+xml";

  private static final String FAULT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
      <soap:Fault><faultcode>soap:%s</faultcode><faultstring>%s</faultstring></soap:Fault>\
      </soap:Body></soap:Envelope>""";

  private static final String FAULT_12 =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body>\
      <soap:Fault><soap:Code><soap:Value>soap:%s</soap:Value></soap:Code>\
      <soap:Reason><soap:Text xml:lang="en">%s</soap:Text></soap:Reason></soap:Fault>\
      </soap:Body></soap:Envelope>""";

  /** Whether a content type is that of SOAP 1.2. */
  static boolean isSoap12(@Nullable String contentType) {
    return contentType != null && contentType.regionMatches(true, 0, TYPE_12, 0, TYPE_12.length());
  }

  /**
   * A SOAP fault; the reason is plain words without markup.
   *
   * @param callers whether it is the caller's
   */
  void fault(int status, boolean callers, String reason) throws IOException {
    if (soap12) {
      String code = callers ? "Sender" : "Receiver";
      write(status, TYPE_12 + ";charset=UTF-8", FAULT_12.formatted(code, reason));
    } else {
      String code = callers ? "Client" : "Server";
      write(status, "text/xml;charset=UTF-8", FAULT.formatted(code, reason));
    }
  }

  void text(int status, String words) throws IOException {
    write(status, "text/plain;charset=UTF-8", words + "\n");
  }

  private void write(int status, String type, String body) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(status);
    response.setContentType(type);
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }
}
