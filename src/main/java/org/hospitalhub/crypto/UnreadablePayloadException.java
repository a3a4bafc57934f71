package org.hospitalhub.crypto;

import org.jspecify.annotations.Nullable;

/** A payload that cannot be read, and what to do about it. */
public final class UnreadablePayloadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadablePayloadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
