package org.hospitalhub.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the refusals of a platform mean, and which of them may pass. Unless its descriptor says
 * otherwise, a platform that says no means it.
 */
final class Refusals {

  private final List<Pattern> passing;
  private final @Nullable List<Pattern> permanent;
  private final Map<String, List<Pattern>> meanings = new LinkedHashMap<>();

  /**
   * The refusals of a descriptor.
   *
   * @throws java.util.regex.PatternSyntaxException when one is no regular expression
   */
  Refusals(
      @Nullable List<String> passing,
      @Nullable List<String> permanent,
      @Nullable Map<String, List<String>> meanings) {
    this.passing = compile(passing == null ? List.of() : passing);
    this.permanent = permanent == null ? null : compile(permanent);
    if (meanings != null) {
      meanings.forEach((error, expressions) -> this.meanings.put(error, compile(expressions)));
    }
  }

  static Refusals of(Descriptor.@Nullable Client client) {
    return client == null
        ? new Refusals(null, null, null)
        : new Refusals(client.passing(), client.permanent(), client.meanings());
  }

  /** The canonical error that a refusal means. */
  String meaning(String code, String words) {
    String said = (code + " " + words).strip();
    return meanings.entrySet().stream()
        .filter(meaning -> matches(meaning.getValue(), said))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("rejected");
  }

  boolean pass(String code, String words) {
    String said = (code + " " + words).strip();
    if (matches(passing, said)) {
      return true;
    }
    return permanent != null && !matches(permanent, said);
  }

  private static boolean matches(List<Pattern> patterns, String said) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(said).matches());
  }

  private static List<Pattern> compile(List<String> expressions) {
    return expressions.stream().map(e -> Pattern.compile(e, Pattern.DOTALL)).toList();
  }
}
