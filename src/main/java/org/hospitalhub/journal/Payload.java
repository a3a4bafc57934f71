package org.hospitalhub.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import org.hospitalhub.sheet.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * What passed in an exchange; null where nothing did.
 *
 * @param received the text that came in
 * @param canonical the canonical request, JSON
 * @param sent the text that went to a platform
 * @param answered the text that was answered: by the hub, or by the platform it called; below it
 *     all the words of a refusal that has only the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Payload(
    @Nullable String received,
    @Nullable String canonical,
    @Nullable String sent,
    @Nullable String answered) {

  /** Nothing passed. */
  static final Payload NOTHING = new Payload(null, null, null, null);

  /** Characters of a text that are kept of what was refused. */
  private static final int KEPT = 8 * 1024;

  /** The same with the first of every text, and how long it was. */
  Payload cut() {
    return new Payload(cut(received), cut(canonical), cut(sent), cut(answered));
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= KEPT
        ? text
        : StorableText.first(text, KEPT) + "\n… " + text.length() + " characters in all";
  }

  /** Characters in all. */
  int length() {
    int length = 0;
    for (String text : texts()) {
      length += text == null ? 0 : text.length();
    }
    return length;
  }

  /** What passed here or there. */
  Payload and(Payload other) {
    return new Payload(
        received == null ? other.received : received,
        canonical == null ? other.canonical : canonical,
        sent == null ? other.sent : sent,
        answered == null ? other.answered : answered);
  }

  /** The texts, in this order. */
  List<@Nullable String> texts() {
    return Arrays.asList(received, canonical, sent, answered);
  }

  /** What passed since then. */
  public Payload since(Payload earlier) {
    return new Payload(
        earlier.received == null ? received : null,
        earlier.canonical == null ? canonical : null,
        earlier.sent == null ? sent : null,
        earlier.answered == null ? answered : null);
  }
}
