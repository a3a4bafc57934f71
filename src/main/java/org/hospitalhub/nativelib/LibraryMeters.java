package org.hospitalhub.nativelib;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * How long calls wait for a library and how long they hold it: {@code hub.library.waiting}, {@code
 * hub.library.calls}, {@code hub.library.queue}, {@code hub.library.busy}, with the platform.
 */
final class LibraryMeters {

  private static final String TAG = "platform";
  private static final String QUEUE = "hub.library.queue";

  private final MeterRegistry meters;
  private final String platform;
  private final Timer waiting;
  private final Timer calls;
  private final Counter busy;

  LibraryMeters(MeterRegistry meters, String platform) {
    this.meters = meters;
    this.platform = platform;
    this.waiting =
        Timer.builder("hub.library.waiting")
            .description("How long a call waited for those before it")
            .tag(TAG, platform)
            .register(meters);
    this.calls =
        Timer.builder("hub.library.calls")
            .description("How long a call held the library")
            .tag(TAG, platform)
            .register(meters);
    this.busy =
        Counter.builder("hub.library.busy")
            .description("Calls that were turned away, because too many waited or for too long")
            .tag(TAG, platform)
            .register(meters);
  }

  /** Shows how many wait; the library of before may have been another one. */
  void watch(IntSupplier queue) {
    Gauge before = meters.find(QUEUE).tag(TAG, platform).gauge();
    if (before != null) {
      meters.remove(before);
    }
    Gauge.builder(QUEUE, queue::getAsInt)
        .description("Calls that wait for the library")
        .tag(TAG, platform)
        .register(meters);
  }

  void called(long waitedNanos, long heldNanos) {
    waiting.record(waitedNanos, TimeUnit.NANOSECONDS);
    calls.record(heldNanos, TimeUnit.NANOSECONDS);
  }

  void turnedAway() {
    busy.increment();
  }
}
