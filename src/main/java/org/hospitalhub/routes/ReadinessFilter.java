package org.hospitalhub.routes;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Answers requests while the hub starts and stops. The web server is up before the routes are:
 * requests wait for them instead of finding none. Before it stops, the readiness is down already
 * and every request is still answered, as the last one on its connection, for as long as a reverse
 * proxy needs to notice.
 */
final class ReadinessFilter implements Filter, SmartLifecycle {

  private static final String RETRY_AFTER_SECONDS = "5";

  /** The report of health is answered at any time. */
  private static final String ALWAYS = "/actuator";

  private final Duration patience;
  private final Duration notice;
  private final CountDownLatch opening = new CountDownLatch(1);
  private volatile boolean running;
  private volatile boolean closing;

  /**
   * A hub whose routes are not up yet.
   *
   * @param patience how long a request waits for the routes
   * @param notice how long requests are answered after the readiness has gone down
   */
  ReadinessFilter(Duration patience, Duration notice) {
    this.patience = patience;
    this.notice = notice;
  }

  /** The routes are up: lets in the requests that wait. */
  void begin() {
    opening.countDown();
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse answer = (HttpServletResponse) response;
    if (closing) {
      answer.setHeader("Connection", "close");
    }
    if (((HttpServletRequest) request).getRequestURI().startsWith(ALWAYS) || awaitOpening()) {
      chain.doFilter(request, response);
    } else {
      answer.setHeader("Retry-After", RETRY_AFTER_SECONDS);
      answer.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  private boolean awaitOpening() throws ServletException {
    try {
      return opening.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServletException("The hub is stopping", e);
    }
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    closing = true;
    running = false;
  }

  @Override
  public void stop(Runnable stopped) {
    stop();
    CompletableFuture.delayedExecutor(notice.toMillis(), TimeUnit.MILLISECONDS).execute(stopped);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stopped first: the web server and the routes are in lower phases. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
