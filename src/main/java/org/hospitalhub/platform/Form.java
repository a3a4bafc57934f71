package org.hospitalhub.platform;

/** How much of a message is sent. */
public enum Form {
  /** With everything that stands around the operation's own fields. */
  WHOLE,
  /** Nothing but the content of the field that holds the operation's own fields. */
  BARE
}
