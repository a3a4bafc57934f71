package org.hospitalhub.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTokensTest {

  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
  private static final String NONCE = Base64.getEncoder().encodeToString("once".getBytes(UTF_8));

  private final UsernameTokens tokens =
      new UsernameTokens("desk", new Descriptor.UsernameToken("someone", "synthetic", "5m"));

  @Test
  void takesTheRightPassword() {
    takes(text("someone", "synthetic"));
    takes(text("someone", "synthetic"));
  }

  @Test
  void refusesWhatIsWrongOrMissing() {
    refuses(text("someone", "other"), "用户名或密码错误");
    refuses(text("other", "synthetic"), "用户名或密码错误");
    refuses(text("", ""), "用户名或密码错误");
    refuses(null, "缺少UsernameToken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-20T02:00:00Z", "2026-11-20T01:55:00.000Z", "2026-11-20T10:05:00+08:00"})
  void takesAFreshDigestOnce(String created) {
    UsernameToken token = digest(NONCE, created, "synthetic");

    takes(token);
    refuses(token, "Nonce已使用过");
  }

  @Test
  void refusesADigestThatIsOldOrIncomplete() {
    refuses(digest(NONCE, "2026-11-20T01:54:59Z", "synthetic"), "Created已过期或与本系统时间相差过大");
    refuses(digest(NONCE, "2026-11-20T02:05:01Z", "synthetic"), "Created已过期或与本系统时间相差过大");
    refuses(digest(NONCE, "2026-11-20 02:00", "synthetic"), "Created应为带时区的时间");
    refuses(digest(NONCE, "2026-11-20T02:00:00Z", "other"), "用户名或密码错误");
    refuses(new UsernameToken("someone", "x", true, null, null), "PasswordDigest需要Nonce和Created");
    refuses(new UsernameToken("someone", "x", true, "*", "2026-11-20T02:00:00Z"), "用户名或密码错误");
  }

  @Test
  void ignoresTokensThatNobodyAskedFor() {
    var none = new UsernameTokens("desk", null);

    assertThatCode(() -> none.require(call(text("someone", "x")), NOW)).doesNotThrowAnyException();
    assertThatCode(() -> none.require(call(null), NOW)).doesNotThrowAnyException();
  }

  @Test
  void wantsAPassword() {
    assertThatThrownBy(
            () -> new UsernameTokens("desk", new Descriptor.UsernameToken("someone", "", null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not be empty");
  }

  private void takes(UsernameToken token) {
    assertThatCode(() -> tokens.require(call(token), NOW)).doesNotThrowAnyException();
  }

  private void refuses(@Nullable UsernameToken token, String why) {
    assertThatThrownBy(() -> tokens.require(call(token), NOW))
        .isInstanceOf(CanonicalException.class)
        .hasMessage("WS-Security鉴权失败：" + why);
  }

  private static Incoming call(@Nullable UsernameToken token) {
    return new Incoming("", null, "192.0.2.7", name -> null, token);
  }

  private static UsernameToken text(String name, String password) {
    return new UsernameToken(name, password, false, null, null);
  }

  private static UsernameToken digest(String nonce, String created, String password) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(Base64.getDecoder().decode(nonce));
      sha1.update(created.getBytes(UTF_8));
      String digest = Base64.getEncoder().encodeToString(sha1.digest(password.getBytes(UTF_8)));
      return new UsernameToken("someone", digest, true, nonce, created);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
