package org.hospitalhub.platform;

import org.hospitalhub.sheet.Naming;

/**
 * How a message is written.
 *
 * @param bare whether it is nothing but the content of the field that holds the operation's own
 *     fields, without anything that stands around them
 * @param around how the names around the operation's own fields are written
 * @param within how the names of the operation's own fields are written
 */
public record Form(boolean bare, Naming around, Naming within) {

  /** With everything, and the names as the sheets have them. */
  public static final Form WHOLE = new Form(false, Naming.CAMEL, Naming.CAMEL);

  /** Nothing but the content of the field that holds the operation's own fields. */
  public static final Form BARE = new Form(true, Naming.CAMEL, Naming.CAMEL);
}
