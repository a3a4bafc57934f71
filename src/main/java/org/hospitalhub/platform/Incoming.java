package org.hospitalhub.platform;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request as its transport delivers it.
 *
 * @param operation the operation that the transport names; null when it names none
 * @param caller the caller's IP address
 * @param headers the value of a header of the transport by its name; null when it is not there
 * @param token what the message itself says of who calls; null when it says nothing
 */
public record Incoming(
    String text,
    @Nullable String operation,
    String caller,
    Function<String, @Nullable String> headers,
    @Nullable UsernameToken token) {

  private static final String HERE = "127.0.0.1";

  /**
   * A request of this machine that is nothing but a text.
   *
   * @param operation the operation that the transport names; null when it names none
   */
  public static Incoming of(String text, @Nullable String operation) {
    return of(text, operation, name -> null);
  }

  /** The same with headers. */
  public static Incoming of(
      String text, @Nullable String operation, Function<String, @Nullable String> headers) {
    return new Incoming(text, operation, HERE, headers, null);
  }
}
