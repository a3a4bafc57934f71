package org.hospitalhub.nativelib;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one call at a time through, in the order in which they came, those that somebody waits for
 * before those of a schedule. Whoever cannot wait, because too many do, or has waited long enough,
 * goes away and has done nothing.
 */
final class SerialGate {

  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Waiter> waiting = new PriorityQueue<>();
  private final AtomicLong arrivals = new AtomicLong();
  private final int places;
  private boolean taken;

  /**
   * An open gate.
   *
   * @param places how many calls may wait
   */
  SerialGate(int places) {
    this.places = places;
  }

  /** One that waits; not its priority, but its identity, makes it. */
  private static final class Waiter implements Comparable<Waiter> {
    private final boolean scheduled;
    private final long arrival;
    private final Condition turn;

    Waiter(boolean scheduled, long arrival, Condition turn) {
      this.scheduled = scheduled;
      this.arrival = arrival;
      this.turn = turn;
    }

    @Override
    public int compareTo(Waiter other) {
      int urgency = Boolean.compare(scheduled, other.scheduled);
      return urgency == 0 ? Long.compare(arrival, other.arrival) : urgency;
    }
  }

  /**
   * Enters, or waits for that.
   *
   * @param scheduled whether nobody waits for the answer
   * @return whether the caller is in; then it has to {@link #leave}
   */
  boolean enter(boolean scheduled, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      if (!taken && waiting.isEmpty()) {
        taken = true;
        return true;
      }
      return waiting.size() < places && await(scheduled, patience);
    } finally {
      lock.unlock();
    }
  }

  private boolean await(boolean scheduled, Duration patience) throws InterruptedException {
    Waiter waiter = new Waiter(scheduled, arrivals.incrementAndGet(), lock.newCondition());
    waiting.add(waiter);
    try {
      long left = patience.toNanos();
      while (taken || waiting.peek() != waiter) {
        if (left <= 0) {
          return false;
        }
        left = waiter.turn.awaitNanos(left);
      }
      taken = true;
      return true;
    } finally {
      waiting.remove(waiter);
      callNext();
    }
  }

  /** Lets the next one in. */
  void leave() {
    lock.lock();
    try {
      taken = false;
      callNext();
    } finally {
      lock.unlock();
    }
  }

  private void callNext() {
    if (!taken && !waiting.isEmpty()) {
      waiting.peek().turn.signal();
    }
  }

  /** How many wait. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }
}
