package org.hospitalhub.crash;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/** What a platform does wrong while hubs are in trouble. */
final class Chaos {

  /** A bit of everything; no refusals, since a person would have to decide about them. */
  static final String FAULTS =
      """
      [{'fault': 'repeat', 'operation': '200106', 'probability': 0.1},
       {'fault': 'late', 'probability': 0.03},
       {'fault': 'drop', 'probability': 0.07},
       {'fault': 'lose', 'probability': 0.07},
       {'fault': 'half', 'probability': 0.05},
       {'fault': 'garbage', 'probability': 0.05},
       {'fault': 'delay', 'seconds': 0.3, 'probability': 0.1}]\
      """;

  private Chaos() {}

  /**
   * Lets chance decide when something strikes, or how long it lasts. Nothing is waited for here.
   *
   * @param longest milliseconds
   */
  static void lasts(Random random, int longest) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(longest));
  }
}
