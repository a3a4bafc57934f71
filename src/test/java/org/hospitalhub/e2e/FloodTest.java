package org.hospitalhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalhub.e2e.Surroundings.HUB;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hospitalhub.journal.Journal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody without any credential sends garbage, as much and as fast as possible. */
@EndToEnd
class FloodTest {

  private static final int CONNECTIONS = 24;
  private static final int CALLS = 240;
  private static final String GARBAGE = "\\u00a7 garbage ".repeat(60_000);

  @Autowired private Journal journal;

  @Test
  void isAnsweredAndDoesNoHarm() throws Exception {
    long passedOver = journal.passedOver();
    long lost = journal.lost();
    ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Callable<HttpResponse<String>>> calls =
          Stream.<Callable<HttpResponse<String>>>generate(
                  () -> () -> HUB.post("/exam", Caller.JSON, GARBAGE))
              .limit(CALLS)
              .toList();
      for (Future<HttpResponse<String>> call : callers.invokeAll(calls)) {
        assertThat(call.get().body()).contains("报文格式错误");
      }
    } finally {
      callers.shutdown();
    }

    HUB.call("100101").succeeds();
    assertThat(journal.alive()).isTrue();
    assertThat(journal.lost()).isEqualTo(lost);
    assertThat(journal.passedOver() - passedOver).isLessThanOrEqualTo(CALLS);
  }
}
