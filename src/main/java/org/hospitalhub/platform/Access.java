package org.hospitalhub.platform;

/** How far the door of a platform is open. */
public enum Access {
  /** Nobody is named who may call: everybody is refused. */
  CLOSED,
  /** To the callers, the systems or the holders of the key that the descriptor names. */
  NAMED,
  /** To whoever reaches the port, and the descriptor says so. */
  ANYONE
}
