package org.hospitalhub.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Platforms that do what a test says, and remember what they got, in order. */
final class ScriptedTransport implements Transport {

  static final AttemptResult DONE = new AttemptResult.Taken(json("{}"));
  static final AttemptResult DOWN = new AttemptResult.NotSent("busy", "cannot be reached", true);
  static final AttemptResult SILENT = new AttemptResult.Unclear("timeout", "no answer");
  static final AttemptResult NO = new AttemptResult.Refused("-1", "not like this", false);

  private final List<Request> got = new ArrayList<>();
  private final Map<String, Queue<AttemptResult>> next = new ConcurrentHashMap<>();
  private final Map<String, Function<Request, AttemptResult>> always = new ConcurrentHashMap<>();

  /** The next outcomes of an operation, {@code alpha/S1}; all others are taken. */
  void next(String operation, AttemptResult... outcomes) {
    next.computeIfAbsent(operation, k -> new ConcurrentLinkedQueue<>()).addAll(List.of(outcomes));
  }

  /** What an operation does from now on. */
  void always(String operation, Function<Request, AttemptResult> answer) {
    always.put(operation, answer);
  }

  void reset() {
    next.clear();
    always.clear();
    synchronized (got) {
      got.clear();
    }
  }

  @Override
  public AttemptResult send(Request request) {
    synchronized (got) {
      got.add(request);
    }
    String name = request.platform() + "/" + request.operation();
    Queue<AttemptResult> script = next.get(name);
    AttemptResult scripted = script == null ? null : script.poll();
    return scripted == null ? always.getOrDefault(name, p -> DONE).apply(request) : scripted;
  }

  /** What a platform got: {@code S1 {…}}. */
  List<String> got(String platform) {
    synchronized (got) {
      return got.stream()
          .filter(request -> request.platform().equals(platform))
          .map(request -> request.operation() + " " + request.message())
          .toList();
    }
  }

  /** The operations a platform got. */
  List<String> operations(String platform) {
    return got(platform).stream().map(line -> line.split(" ")[0]).toList();
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
