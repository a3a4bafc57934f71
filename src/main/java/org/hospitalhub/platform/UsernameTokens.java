package org.hospitalhub.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the UsernameToken of a call, where a descriptor asks for one. */
final class UsernameTokens {

  private static final Logger LOG = LoggerFactory.getLogger(UsernameTokens.class);
  private static final Duration DEFAULT_AGE = Duration.ofMinutes(5);

  /** How many callers are told of in the log. */
  private static final int TOLD = 1000;

  private final String platform;
  private final Descriptor.@Nullable UsernameToken settings;
  private final Duration maxAge;
  private final Map<String, Instant> nonces = new LinkedHashMap<>();
  private final Set<String> ignored = ConcurrentHashMap.newKeySet();

  /**
   * The tokens of a descriptor.
   *
   * @param settings null when it asks for none
   * @throws IllegalArgumentException when they cannot be used
   */
  UsernameTokens(String platform, Descriptor.@Nullable UsernameToken settings) {
    this.platform = platform;
    this.settings = settings;
    this.maxAge =
        settings == null || settings.maxAge() == null ? DEFAULT_AGE : age(settings.maxAge());
    if (settings != null && (settings.username().isBlank() || settings.password().isBlank())) {
      throw new IllegalArgumentException(
          "usernameToken: username and password must not be empty: set the properties they refer"
              + " to, or remove usernameToken");
    }
  }

  private static Duration age(String text) {
    try {
      return Duration.parse("PT" + text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("usernameToken.maxAge: write 5m or 300s", e);
    }
  }

  /**
   * Refuses a call whose token is missing, wrong, too old or used before.
   *
   * @throws CanonicalException {@code unauthorized}
   */
  void require(Incoming incoming, Instant now) {
    UsernameToken token = incoming.token();
    if (settings == null) {
      if (token != null && ignored.size() < TOLD && ignored.add(incoming.caller())) {
        LOG.info(
            "{}: the UsernameToken that {} sends is ignored: its descriptor asks for none",
            platform,
            incoming.caller());
      }
      return;
    }
    if (token == null) {
      throw refused("缺少UsernameToken");
    }
    byte[] expected =
        (token.digest() ? digest(token, settings) : settings.password()).getBytes(UTF_8);
    boolean name =
        MessageDigest.isEqual(
            settings.username().getBytes(UTF_8), token.username().getBytes(UTF_8));
    if (!MessageDigest.isEqual(expected, token.password().getBytes(UTF_8)) || !name) {
      throw refused("用户名或密码错误");
    }
    requireFresh(token, now);
  }

  /** A digest without a nonce and a time could be repeated by whoever has seen it. */
  private void requireFresh(UsernameToken token, Instant now) {
    if (token.created() != null || token.digest()) {
      Instant created = created(token.created());
      if (Duration.between(created, now).abs().compareTo(maxAge) > 0) {
        throw refused("Created已过期或与本系统时间相差过大");
      }
    }
    if (token.digest() && !isNew(String.valueOf(token.nonce()), now)) {
      throw refused("Nonce已使用过");
    }
  }

  private static Instant created(@Nullable String text) {
    try {
      return OffsetDateTime.parse(String.valueOf(text)).toInstant();
    } catch (DateTimeException e) {
      throw refused("Created应为带时区的时间");
    }
  }

  /** A nonce is forgotten when its time would be too old anyway. */
  private synchronized boolean isNew(String nonce, Instant now) {
    Instant forgotten = now.minus(maxAge.multipliedBy(2));
    Iterator<Instant> eldest = nonces.values().iterator();
    while (eldest.hasNext() && eldest.next().isBefore(forgotten)) {
      eldest.remove();
    }
    return nonces.putIfAbsent(nonce, now) == null;
  }

  private static String digest(UsernameToken token, Descriptor.UsernameToken settings) {
    if (token.nonce() == null || token.created() == null) {
      throw refused("PasswordDigest需要Nonce和Created");
    }
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(Base64.getMimeDecoder().decode(token.nonce()));
      sha1.update(token.created().getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(sha1.digest(settings.password().getBytes(UTF_8)));
    } catch (IllegalArgumentException e) {
      throw refused("Nonce应为Base64");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  private static CanonicalException refused(String why) {
    return new CanonicalException("unauthorized", "WS-Security鉴权失败：" + why);
  }
}
