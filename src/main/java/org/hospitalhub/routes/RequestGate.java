package org.hospitalhub.routes;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The gate every request passes: while routes are swapped, requests wait in front of it for a
 * moment instead of finding no route.
 */
public final class RequestGate implements Filter {

  /** How long requests are held back at a time for those inside to leave. */
  private static final Duration SLICE = Duration.ofMillis(300);

  private static final int SLICES = 4;

  private boolean closed;

  /** Counts the openings, so that whoever waited for one gets through before the next closing. */
  private long openings;

  private int inside;

  private final List<String> openPaths;

  /**
   * A gate.
   *
   * @param openPaths how the paths begin that do not pass it: those that no route answers
   */
  RequestGate(String... openPaths) {
    this.openPaths = List.of(openPaths);
  }

  /**
   * Runs a task while no request comes in.
   *
   * <p>The requests inside are given a few short slices to leave; between two slices those that
   * wait get through. A call that takes longer than that is still inside when the task runs: the
   * task must leave alone what such a call needs.
   *
   * @param patience how long requests may be held back at last for a call inside to end; zero when
   *     the task can do without
   */
  public void exclusively(Duration patience, Runnable task) {
    try {
      boolean empty = closeAndDrain(SLICE);
      for (int slice = 1; !empty && slice < SLICES; slice++) {
        open();
        empty = closeAndDrain(SLICE);
      }
      if (!empty && !patience.isZero()) {
        closeAndDrain(patience);
      }
      task.run();
    } finally {
      open();
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http
        && openPaths.stream().anyMatch(http.getRequestURI()::startsWith)) {
      chain.doFilter(request, response);
      return;
    }
    enter();
    Leaving leaving = new Leaving();
    try {
      chain.doFilter(request, response);
    } finally {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(leaving);
      } else {
        leaving.leave();
      }
    }
  }

  private synchronized void enter() throws ServletException {
    long seen = openings;
    while (closed && seen == openings) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ServletException("The hub is stopping", e);
      }
    }
    inside++;
  }

  private synchronized boolean closeAndDrain(Duration limit) {
    closed = true;
    long end = System.nanoTime() + limit.toNanos();
    long left = limit.toNanos();
    while (inside > 0 && left > 0) {
      try {
        wait(left / 1_000_000, (int) (left % 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      left = end - System.nanoTime();
    }
    return inside == 0;
  }

  private synchronized void open() {
    closed = false;
    openings++;
    notifyAll();
  }

  private synchronized void exit() {
    inside--;
    notifyAll();
  }

  /** Leaves once, when the answer is complete. */
  private final class Leaving implements AsyncListener {

    private final AtomicBoolean left = new AtomicBoolean();

    void leave() {
      if (left.compareAndSet(false, true)) {
        exit();
      }
    }

    @Override
    public void onComplete(AsyncEvent event) {
      leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // the container completes the request after this
    }

    @Override
    public void onError(AsyncEvent event) {
      // the container completes the request after this
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
