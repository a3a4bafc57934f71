package org.hospitalhub.platform;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which refusals of a platform may pass. Unless its descriptor says otherwise, a platform that says
 * no means it.
 */
final class Refusals {

  private final List<Pattern> passing;
  private final @Nullable List<Pattern> permanent;

  /**
   * The refusals of a descriptor.
   *
   * @throws java.util.regex.PatternSyntaxException when one is no regular expression
   */
  Refusals(@Nullable List<String> passing, @Nullable List<String> permanent) {
    this.passing = compile(passing == null ? List.of() : passing);
    this.permanent = permanent == null ? null : compile(permanent);
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
