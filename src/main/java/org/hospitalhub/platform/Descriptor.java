package org.hospitalhub.platform;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A platform as its {@code platform.yaml} describes it. The keys are explained in {@code
 * schema/mappings.schema.json}.
 */
public record Descriptor(
    String title,
    @Nullable String document,
    String codec,
    Envelope envelope,
    @Nullable Server server,
    @Nullable Client client,
    @Nullable Map<String, Words> errors) {

  /** What stands around every message. */
  public record Envelope(
      String root,
      String operation,
      boolean emptyElements,
      @Nullable String forbidden,
      Map<String, String> success,
      Map<String, String> failure,
      @Nullable Map<String, List<String>> aliases) {}

  /** How the platform reaches the hub. */
  public record Server(
      Soap soap,
      @Nullable String maxBody,
      @Nullable List<String> callers,
      @Nullable Signature signature) {}

  /**
   * How the hub reaches the platform; time-outs as {@code 3s}.
   *
   * @param operations canonical operation to the operation that carries it out, where several could
   * @param passing refusals that may pass, so that the message is sent again: regular expressions
   *     for {@code code words}
   * @param permanent refusals that never pass; when given, all others may
   */
  public record Client(
      Soap soap,
      @Nullable String connectTimeout,
      @Nullable String readTimeout,
      @Nullable String username,
      @Nullable String password,
      @Nullable Signature signature,
      @Nullable Map<String, String> operations,
      @Nullable List<String> passing,
      @Nullable List<String> permanent) {}

  /** A SOAP service whose operations take one string and answer one. */
  public record Soap(
      String address,
      String namespace,
      String service,
      List<String> operations,
      @Nullable Map<String, String> aliases,
      String argument) {}

  /** A field that holds a digest of the request. */
  public record Signature(String field, String algorithm, String text) {

    /** Whether there is an algorithm; without one its providers are not even loaded. */
    boolean wanted() {
      return !algorithm.equalsIgnoreCase("none");
    }
  }

  /** How the platform says a canonical error. */
  public record Words(@Nullable String code, @Nullable String message) {}

  /** How the platform says an error; empty words when it has none of its own. */
  public Words words(String error) {
    Words words = errors == null ? null : errors.get(error);
    return words == null ? new Words(null, null) : words;
  }
}
