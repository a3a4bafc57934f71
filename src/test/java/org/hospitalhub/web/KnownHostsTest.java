package org.hospitalhub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class KnownHostsTest {

  private static final List<String> NAMES = List.of("hub.test");

  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/service");

  KnownHostsTest() {
    request.setQueryString("wsdl");
    request.setLocalAddr("10.1.0.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hub.test", "HUB.test", "localhost", "10.1.0.5"})
  void describesUnderNamesThatItHas(String host) throws Exception {
    request.setServerName(host);

    assertThat(status(NAMES)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.test", "hub.test.evil.test", "10.1.0.6", ""})
  void describesUnderNoOther(String host) throws Exception {
    request.setServerName(host);

    assertThat(status(NAMES)).isEqualTo(421);
    assertThat(status(List.of())).isEqualTo(421);
    assertThat(status(List.of("any"))).isEqualTo(200);
    request.setQueryString("WSDL=1");
    assertThat(status(NAMES)).isEqualTo(421);
    request.setQueryString(null);
    assertThat(status(NAMES)).as("what has no links").isEqualTo(200);
  }

  @Test
  void takesTheNameThatAProxySays() throws Exception {
    request.setServerName("hub.test");
    request.addHeader("X-Forwarded-Host", "evil.test:8443");

    assertThat(status(NAMES)).as("of nobody who is believed").isEqualTo(200);
    request.setAttribute(ForwardedRequests.BELIEVED, true);
    assertThat(status(NAMES)).isEqualTo(421);
    assertThat(status(List.of("evil.test"))).isEqualTo(200);
  }

  private int status(List<String> names) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    new KnownHosts(names).doFilter(request, response, new MockFilterChain());
    return response.getStatus();
  }
}
