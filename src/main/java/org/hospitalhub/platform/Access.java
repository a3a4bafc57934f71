package org.hospitalhub.platform;

/** Whom a platform's server lets call. */
public enum Access {
  /** Nobody is named who may call: everybody is refused. */
  CLOSED,
  /** To the callers, the systems or the holders of the key that the descriptor names. */
  NAMED,
  /** To whoever reaches the port, and the descriptor says so. */
  ANYONE
}
