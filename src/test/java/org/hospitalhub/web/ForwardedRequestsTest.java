package org.hospitalhub.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ForwardedRequestsTest {

  private static final String PROXY = "172.30.249.2";

  /** Of src/test/resources/tls/caller.crt, as openssl tells it. */
  private static final String FINGERPRINT =
      "9dbba3de5d99ecfdd06813419d37df9e19cc57e68aadca05eda8b133ef9e8c7a";

  @Test
  void believesTheProxiesThatAreNamed() throws Exception {
    HttpServletRequest seen = passed(List.of("172.30.249.0/24"), PROXY, "192.0.2.9");

    assertThat(seen.getRemoteAddr()).isEqualTo("192.0.2.9");
    assertThat(seen.isSecure()).isTrue();
    assertThat(seen.getRequestURL()).asString().isEqualTo("https://hub.test/service");
  }

  @Test
  void believesNobodyElse() throws Exception {
    for (String peer : List.of("10.0.0.1", "127.0.0.1", "192.168.1.1", "192.0.2.1")) {
      HttpServletRequest seen = passed(List.of(), peer, "192.0.2.9");

      assertThat(seen.getRemoteAddr()).isEqualTo(peer);
      assertThat(seen.isSecure()).isFalse();
    }
    assertThat(passed(List.of(PROXY), "172.30.249.3", "192.0.2.9").getRemoteAddr())
        .isEqualTo("172.30.249.3");
  }

  @Test
  void takesTheLastAddressThatIsNoProxyForTheCallersOwn() throws Exception {
    HttpServletRequest seen =
        passed(List.of(PROXY, "10.0.0.7"), PROXY, "10.1.1.1, 192.0.2.9, 10.0.0.7");

    assertThat(seen.getRemoteAddr()).isEqualTo("192.0.2.9");
  }

  @Test
  void tellsTheCertificateThatAProxyHasSeen() throws Exception {
    String fingerprint = "ab".repeat(32);
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/service");
    request.setRemoteAddr(PROXY);
    request.addHeader("X-Client-Certificate", fingerprint.toUpperCase());

    assertThat(certificate(List.of(PROXY), request)).isEqualTo(fingerprint);
    assertThat(certificate(List.of(), request)).as("of nobody who is believed").isNull();
  }

  @Test
  void tellsTheCertificateThatTheHubHasSeen() throws Exception {
    X509Certificate shown;
    try (InputStream file = getClass().getResourceAsStream("/tls/caller.crt")) {
      shown = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file);
    }
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/service");
    request.addHeader("X-Client-Certificate", "ab".repeat(32));
    request.setAttribute("jakarta.servlet.request.X509Certificate", new X509Certificate[] {shown});

    assertThat(certificate(List.of(), request)).isEqualTo(FINGERPRINT);
  }

  private static String certificate(List<String> proxies, MockHttpServletRequest request)
      throws Exception {
    MockFilterChain chain = new MockFilterChain();
    new ForwardedRequests(proxies).doFilter(request, new MockHttpServletResponse(), chain);
    return ((HttpServletRequest) chain.getRequest()).getHeader("x-client-certificate");
  }

  private static HttpServletRequest passed(List<String> proxies, String peer, String forwardedFor)
      throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/service");
    request.setRemoteAddr(peer);
    request.addHeader("Host", "hub.test");
    request.addHeader("X-Forwarded-For", forwardedFor);
    request.addHeader("X-Forwarded-Proto", "https");
    MockFilterChain chain = new MockFilterChain();
    new ForwardedRequests(proxies).doFilter(request, new MockHttpServletResponse(), chain);
    return (HttpServletRequest) chain.getRequest();
  }
}
