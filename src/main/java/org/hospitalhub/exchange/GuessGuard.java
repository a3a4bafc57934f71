package org.hospitalhub.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Collectors;
import org.hospitalhub.guessing.Guess;
import org.hospitalhub.guessing.Guesses;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalPath;
import org.hospitalhub.sheet.CanonicalSheet;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the secrets that platforms' calls carry, those of the systems that call and those of
 * patients, no more often than somebody who knows them needs.
 */
public final class GuessGuard {

  private static final String UNAUTHORIZED = "unauthorized";

  private final Guesses guesses;

  public GuessGuard(Guesses guesses) {
    this.guesses = guesses;
  }

  /**
   * A system says who it is.
   *
   * @param system empty when it does not say
   * @throws CanonicalException {@code unauthorized} while it is locked out
   */
  public void requireSystem(Call call, String system) {
    call.claims(system);
    require(system(call), UNAUTHORIZED, call);
  }

  /** It has proven it, or not. */
  public void system(Call call, @Nullable CanonicalException refusal) {
    if (refusal == null) {
      guesses.right(system(call));
    } else if (refusal.error().equals(UNAUTHORIZED) && !call.lockedOut()) {
      guesses.wrong(system(call));
    }
  }

  private static Guess system(Call call) {
    return new Guess(call.platform().id(), call.caller(), call.claimed());
  }

  /**
   * A request names what a secret is about, and the secret.
   *
   * @throws CanonicalException the error that the operation answers to a wrong secret, while the
   *     caller or the subject is locked out
   */
  public void requireSecret(Call call, Operation operation) {
    Guess guess = secret(call, operation);
    if (guess != null) {
      require(guess, operation.guess().errors().get(0), call);
    }
  }

  /** The call has ended. */
  public void ended(Call call, @Nullable String error) {
    Operation operation = call.operation();
    Guess guess = operation == null ? null : secret(call, operation);
    if (guess == null || call.lockedOut()) {
      return;
    }
    if (error == null) {
      guesses.right(guess);
    } else if (operation.guess().errors().contains(error)) {
      guesses.wrong(guess);
    }
  }

  private static @Nullable Guess secret(Call call, Operation operation) {
    CanonicalSheet.Guess declared = operation.guess();
    JsonNode canonical = call.canonical();
    if (declared == null || canonical == null || call.caller().isEmpty()) {
      return null;
    }
    String subject =
        declared.subject().stream()
            .map(path -> path + "=" + text(canonical, path))
            .collect(Collectors.joining("\t"));
    return new Guess(call.platform().id() + "/" + declared.errors().get(0), call.caller(), subject);
  }

  private static String text(JsonNode canonical, String path) {
    JsonNode value = CanonicalPath.of(path).get(canonical);
    return value == null ? "" : value.asText();
  }

  private void require(Guess guess, String error, Call call) {
    Duration wait = guesses.wait(guess);
    if (!wait.isZero()) {
      call.setLockedOut();
      long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
      throw new CanonicalException(error, "错误次数过多，请在" + minutes + "分钟后重试");
    }
  }
}
