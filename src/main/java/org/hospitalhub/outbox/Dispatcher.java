package org.hospitalhub.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Delivers what is due. Any number of dispatchers share one database: the claims see to it that
 * none delivers what another does.
 */
public final class Dispatcher implements AutoCloseable {

  private final Map<String, PlatformDispatcher> dispatchers = new ConcurrentHashMap<>();
  private final ExecutorService executor;
  private final Supplier<Set<String>> platforms;
  private final Claims claims;
  private final Attempts attempts;
  private final OutboxSettings settings;
  private final LongSupplier nanos;

  Dispatcher(
      Supplier<Set<String>> platforms,
      Claims claims,
      Attempts attempts,
      OutboxSettings settings,
      LongSupplier nanos) {
    this.platforms = platforms;
    this.claims = claims;
    this.attempts = attempts;
    this.settings = settings;
    this.nanos = nanos;
    AtomicInteger count = new AtomicInteger();
    this.executor =
        Executors.newCachedThreadPool(
            task -> new Thread(task, "outbox-" + count.incrementAndGet()));
  }

  /** Looks at every platform; does not wait for the attempts. */
  public void dispatch() {
    platforms.get().forEach(platform -> dispatcher(platform).dispatch());
  }

  /** Looks at some platforms soon; does not wait even for the look. */
  public void wake(Collection<String> named) {
    try {
      executor.execute(() -> named.forEach(platform -> dispatcher(platform).dispatch()));
    } catch (RejectedExecutionException e) {
      // shutting down: another node looks, or this one after its start
    }
  }

  private PlatformDispatcher dispatcher(String platform) {
    return dispatchers.computeIfAbsent(
        platform,
        id ->
            new PlatformDispatcher(
                id,
                settings.workers(),
                claims,
                attempts,
                new Pause(settings.pause(), nanos),
                executor));
  }

  /** Begins nothing more and waits for what has begun. */
  @Override
  public void close() {
    close(settings.lease());
  }

  private void close(Duration patience) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
