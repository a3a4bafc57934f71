package org.hospitalhub.crash;

/** Calls that are made to hubs again and again. */
interface Workload {

  /** What comes before all. */
  default void begin() {}

  /** One round; it ends when all its calls have been answered. */
  void run();
}
