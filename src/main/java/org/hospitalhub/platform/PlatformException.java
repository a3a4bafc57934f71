package org.hospitalhub.platform;

/** A platform's refusal, in its own code and words; the canonical error is {@code rejected}. */
public final class PlatformException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String words;

  /** A refusal; the code is logged, the words are not. */
  public PlatformException(String code, String words) {
    super("the platform refused with " + code, null, false, false);
    this.code = code;
    this.words = words;
  }

  /** The platform's own code. */
  public String code() {
    return code;
  }

  /** The platform's own words. */
  public String words() {
    return words;
  }
}
