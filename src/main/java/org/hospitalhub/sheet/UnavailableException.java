package org.hospitalhub.sheet;

/**
 * What is behind the hub is down or too slow: {@code busy} or {@code timeout}. Circuit breakers
 * count it; the answers of a business, which are canonical errors too, they do not.
 */
public final class UnavailableException extends CanonicalException {

  private static final long serialVersionUID = 1L;

  private UnavailableException(String error) {
    super(error, "");
  }

  /** It cannot be reached: nothing was done. */
  public static UnavailableException busy() {
    return new UnavailableException("busy");
  }

  /** It did not answer in time: whether anything was done is unknown. */
  public static UnavailableException timeout() {
    return new UnavailableException("timeout");
  }
}
