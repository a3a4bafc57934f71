package org.hospitalhub.api;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An operation that answers when the test lets it, as the routes do: from a thread of its own. */
@RestController
class Slow {

  final AtomicInteger carriedOut = new AtomicInteger();
  volatile CountDownLatch started = new CountDownLatch(0);
  volatile CountDownLatch mayEnd = new CountDownLatch(0);
  volatile int status = 200;
  volatile String answer = "{}";

  @PostMapping("/api/v1/slow.answer")
  Callable<ResponseEntity<String>> answer(@RequestBody String body) {
    return () -> {
      carriedOut.incrementAndGet();
      started.countDown();
      mayEnd.await();
      return ResponseEntity.status(status)
          .contentType(
              status < 300 ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON)
          .body(answer);
    };
  }
}
