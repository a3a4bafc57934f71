package org.hospitalhub.crash;

/** Something that is told to hubs again and again. */
interface Story {

  /** What comes before all. */
  default void begin() {}

  /** Once; it ends when all that it says has been answered. */
  void tell();
}
