package org.hospitalhub.platform.soap;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers that need no CXF. The container's error handling is not used: it would send a page.
 *
 * @param response where they go
 */
record SoapAnswer(HttpServletResponse response) {

  private static final String FAULT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
      <soap:Fault><faultcode>soap:%s</faultcode><faultstring>%s</faultstring></soap:Fault>\
      </soap:Body></soap:Envelope>""";

  /** A SOAP 1.1 fault; the reason is plain words without markup. */
  void fault(int status, String code, String reason) throws IOException {
    write(status, "text/xml;charset=UTF-8", FAULT.formatted(code, reason));
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
