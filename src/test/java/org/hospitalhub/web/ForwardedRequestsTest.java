package org.hospitalhub.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ForwardedRequestsTest {

  private static final String PROXY = "172.30.249.2";

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
