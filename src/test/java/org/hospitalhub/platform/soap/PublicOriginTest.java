package org.hospitalhub.platform.soap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PublicOriginTest {

  /** As Tomcat leaves a request: with the scheme, host and port that it makes of the headers. */
  private static MockHttpServletRequest request(String scheme, int port) {
    var request = new MockHttpServletRequest("GET", "/service");
    request.setScheme(scheme);
    request.setServerName("hub.example");
    request.setServerPort(port);
    return request;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https | 443  | hub.example               |      |             | https://hub.example
          https | 443  | hub.example:8443          |      |             | https://hub.example:8443
          https | 8443 | hub.example               | 8443 |             | https://hub.example:8443
          http  | 8080 | hub.example               |      |             | http://hub.example
          http  | 8080 | hub.example:81, inner:82  |      |             | http://hub.example:81
          https | 443  | [fd00::1]:8443            |      |             | https://[fd00::1]:8443
          https | 443  |                           |      | /hospital/  | https://hub.example/hospital
          https | 443  | hub.example               |      | /a/b, /c    | https://hub.example/a/b
          https | 443  | evil"><x                  |      | /"><x       | https://hub.example
          """)
  void followsTheProxyThatIsBelieved(
      String scheme, int port, String host, String forwardedPort, String prefix, String origin) {
    var request = request(scheme, port);
    request.setAttribute("org.apache.tomcat.request.forwarded", true);
    add(request, "X-Forwarded-Host", host);
    add(request, "X-Forwarded-Port", forwardedPort);
    add(request, "X-Forwarded-Prefix", prefix);

    assertThat(PublicOrigin.of(request)).isEqualTo(origin);
  }

  @ParameterizedTest
  @CsvSource({"http, 80, http://hub.example", "http, 8080, http://hub.example:8080"})
  void believesNobodyElse(String scheme, int port, String origin) {
    var request = request(scheme, port);
    add(request, "X-Forwarded-Host", "other.example:81");
    add(request, "X-Forwarded-Prefix", "/other");

    assertThat(PublicOrigin.of(request)).isEqualTo(origin);
  }

  private static void add(MockHttpServletRequest request, String name, String value) {
    if (value != null) {
      request.addHeader(name, value);
    }
  }
}
