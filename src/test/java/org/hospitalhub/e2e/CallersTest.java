package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Surroundings.FILES;
import static org.hospitalhub.e2e.Surroundings.HUB;
import static org.hospitalhub.support.Patience.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may call, as the descriptor says. */
@EndToEnd
class CallersTest {

  private static final String FILE = "mappings/zhejiang/platform.yaml";

  private static final String CALLERS = "[\"${hub.platforms.zhejiang.callers:}\"]";

  private String before = "";

  @BeforeEach
  void remember() {
    before = FILES.read(FILE);
  }

  @AfterEach
  void letEveryoneIn() {
    FILES.write(FILE, before);
    await().untilAsserted(() -> HUB.call("100101").succeeds());
  }

  @Test
  void refusesACallerThatIsNotAllowed() {
    FILES.write(FILE, Surroundings.replace(before, CALLERS, "[10.9.0.0/16]"));

    await().untilAsserted(() -> HUB.call("100101").failsWith("调用方未授权"));
  }

  @Test
  void letsNobodyCallWhenNobodyIsNamed() {
    assertCallers("whoever reaches the port may call");

    FILES.write(FILE, Surroundings.replace(before, CALLERS, "[]"));

    await().untilAsserted(() -> HUB.call("100101").failsWith("接口尚未开放：医院尚未登记允许的调用方，请联系医院信息部门"));
    assertCallers("nobody may call", "hub.platforms.zhejiang.callers");
  }

  /** What the health says of the callers. */
  private static void assertCallers(String... words) {
    assertThat(HUB.get("/actuator/health/callers/zhejiang").body())
        .contains("\"status\":\"WARNING\"")
        .contains(words);
  }

  @Test
  void refusesACallerThatCallsTooOften() {
    FILES.write(
        FILE,
        Surroundings.replace(
            before, "maxBody: 1MB", "maxBody: 1MB\n  rate: {perSecond: 0.001, burst: 3}"));

    await().untilAsserted(() -> HUB.call("100101").failsWith("请求过于频繁"));
  }

  @Test
  void refusesAWrongCaptcha() {
    FILES.write(FILE, Surroundings.replace(before, "algorithm: none", "algorithm: MD5 "));

    await().untilAsserted(() -> HUB.call("100101").failsWith("交易验证码(captcha)错误"));

    HUB.call("100101", "captcha", "00000000000000000000000000000000").failsWith("交易验证码(captcha)错误");
    // the digest of "100101"
    Reply right = HUB.call("100101", "captcha", "732E276EC85F14E663FAEF225D06612C");
    assertThat(right.succeeds().result()).isEmpty();
  }
}
