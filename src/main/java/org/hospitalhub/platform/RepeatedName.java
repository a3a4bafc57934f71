package org.hospitalhub.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name that stands twice in an object of JSON. */
public final class RepeatedName {

  private static final Pattern SAID = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);
  private static final Pattern PLAIN = Pattern.compile("[\\w.-]{1,64}");

  private RepeatedName() {}

  /**
   * The name that a parser complains of.
   *
   * @return null when something else is wrong; {@code …} when the name is none that a contract has:
   *     it could be anything
   */
  public static @Nullable String in(JsonProcessingException error) {
    String words = error.getOriginalMessage();
    Matcher said = SAID.matcher(words == null ? "" : words);
    if (!said.matches()) {
      return null;
    }
    return PLAIN.matcher(said.group(1)).matches() ? said.group(1) : "…";
  }
}
