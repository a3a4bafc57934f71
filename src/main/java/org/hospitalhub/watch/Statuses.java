package org.hospitalhub.watch;

import org.springframework.boot.actuate.health.Status;

/** What a component's health can be, besides up and down. */
public final class Statuses {

  /** It works, and somebody should look after it. */
  public static final Status WARNING = new Status("WARNING");

  /** Somebody else, whom the hub calls, does not answer; the hub serves all others. */
  public static final Status UNREACHABLE = new Status("UNREACHABLE");

  private Statuses() {}
}
