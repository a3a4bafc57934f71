package org.hospitalhub.benchmark.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * A closed loop: every connection sends its next request when it has its answer.
 *
 * @param rate requests per second, all connections together; 0: as many as it can
 */
record Load(int port, int connections, int rate) {

  Load(int port, int connections) {
    this(port, connections, 0);
  }

  Load unpaced() {
    return new Load(port, connections);
  }

  /**
   * What one round showed.
   *
   * @param seconds how long it took
   * @param micros how long each request took, sorted
   * @param processorMicros what the service used for all of them
   */
  record Result(double seconds, int[] micros, long processorMicros) {

    Result using(long processor) {
      return new Result(seconds, micros, processor);
    }

    /** What a request costs the service, however busy the machine is otherwise. */
    double processorMicrosEach() {
      return (double) processorMicros / micros.length;
    }

    double perSecond() {
      return micros.length / seconds;
    }

    double millis(double quantile) {
      return micros[(int) ((micros.length - 1) * quantile)] / 1000.0;
    }
  }

  /** Calls for that long; an answer that is no success ends the run. */
  Result run(Scenario scenario, Duration duration)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      long start = System.nanoTime();
      long stop = start + duration.toNanos();
      Callable<int[]> caller = () -> call(scenario, stop);
      List<int[]> all = new ArrayList<>();
      for (Future<int[]> one : threads.invokeAll(java.util.Collections.nCopies(connections, caller))) {
        all.add(one.get());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      int[] micros = all.stream().flatMapToInt(Arrays::stream).sorted().toArray();
      return new Result(seconds, micros, 0);
    } finally {
      threads.shutdownNow();
    }
  }

  private int[] call(Scenario scenario, long stop) throws IOException {
    int[] micros = new int[1024];
    int count = 0;
    long each = rate == 0 ? 0 : 1_000_000_000L * connections / rate;
    try (Connection connection = new Connection(port)) {
      for (long from = System.nanoTime(); from < stop; ) {
        LockSupport.parkNanos(from - System.nanoTime());
        byte[] request = scenario.request();
        if (!connection.exchange(request, Scenario.SUCCESS)) {
          throw new IllegalStateException(scenario + " failed: " + connection.answer());
        }
        long to = System.nanoTime();
        if (count == micros.length) {
          micros = Arrays.copyOf(micros, count * 2);
        }
        micros[count++] = (int) ((to - from) / 1000);
        from = Math.max(from + each, rate == 0 ? to : 0);
      }
    }
    return Arrays.copyOf(micros, count);
  }
}
