package org.hospitalhub.foreign;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a stack made of the answer: the string returned, or the words of a fault. */
public record Answer(@Nullable String text, @Nullable String fault) {

  static Answer of(Map<String, String> answer) {
    return new Answer(answer.get("text"), answer.get("fault"));
  }
}
