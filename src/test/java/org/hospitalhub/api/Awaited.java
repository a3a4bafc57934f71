package org.hospitalhub.api;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.function.Supplier;

/** Answers that come a moment later. */
final class Awaited {

  private Awaited() {}

  /** The list that is answered as soon as it is not empty. */
  static JsonNode json(Supplier<HttpResponse<String>> request) {
    return await().until(() -> Http.json(request.get()), list -> !list.isEmpty());
  }
}
