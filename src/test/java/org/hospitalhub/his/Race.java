package org.hospitalhub.his;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.hospitalhub.support.Patience;

/** Sixteen callers who ask in the same moment. */
final class Race {

  static final int CALLERS = 16;

  private Race() {}

  /** What each heard: "none" or its error. */
  static List<String> of(ReferenceHis his, IntFunction<Message> message) {
    return at(caller -> his.refusal(message.apply(caller)));
  }

  /** What each got. */
  static <T> List<T> at(IntFunction<T> call) {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    try {
      List<Future<T>> heard = new ArrayList<>();
      for (int i = 1; i <= CALLERS; i++) {
        int caller = i;
        heard.add(
            callers.submit(
                () -> {
                  start.await();
                  return call.apply(caller);
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : heard) {
        answers.add(Patience.await(answer));
      }
      return answers;
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      callers.shutdownNow();
    }
  }
}
