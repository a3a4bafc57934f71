package org.hospitalhub.platform.soap;

import org.jspecify.annotations.Nullable;

/**
 * The one string of a message, and how its element was written.
 *
 * @param text null when there is no element for it
 * @param refusal why it cannot be told which string is meant, in the platforms' language; null when
 *     it can
 * @param qualified whether its element is in a namespace
 * @param typed whether its element names its type, as the RPC/encoded style does
 */
record Argument(@Nullable String text, @Nullable String refusal, boolean qualified, boolean typed) {

  static final Argument NONE = new Argument(null, null, false, false);

  static Argument refused(String refusal) {
    return new Argument(null, refusal, false, false);
  }
}
