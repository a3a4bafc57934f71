package org.hospitalhub.platform;

import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.ErrorWords;
import org.hospitalhub.sheet.OperationSheet;
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
    @Nullable Map<String, ErrorWords> errors) {

  /**
   * What stands around every message.
   *
   * @param operation the request field that names the operation; null when the transport does
   */
  public record Envelope(
      String root,
      @Nullable String operation,
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

  /**
   * How the platform says an error.
   *
   * @param own what the operation's sheet says of its replies; null when it says nothing
   */
  public ErrorWords words(OperationSheet.@Nullable Reply own, String error) {
    ErrorWords words = own == null ? null : find(own.errors(), error);
    words = words == null ? find(errors, error) : words;
    return words == null ? ErrorWords.NONE : words;
  }

  private static @Nullable ErrorWords find(@Nullable Map<String, ErrorWords> errors, String error) {
    return errors == null ? null : errors.getOrDefault(error, errors.get(ErrorWords.OTHER));
  }
}
