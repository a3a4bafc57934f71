package org.hospitalhub.upload.camel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.upload.Progress;
import org.hospitalhub.upload.Refusal;
import org.hospitalhub.upload.Run;
import org.jspecify.annotations.Nullable;

/** Runs as the API shows them. */
final class UploadViews {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private UploadViews() {}

  static ObjectNode list(List<Progress> runs) {
    ObjectNode view = JSON.objectNode();
    ArrayNode list = view.putArray("runs");
    runs.forEach(run -> list.add(run(run)));
    return view;
  }

  /** A run with the reasons of the first rows that were refused. */
  static ObjectNode run(Progress progress, List<Refusal> refusals) {
    ObjectNode view = run(progress);
    ArrayNode list = view.putArray("refusals");
    refusals.forEach(
        refusal -> list.addObject().put("row", refusal.position()).put("detail", refusal.detail()));
    return view;
  }

  private static ObjectNode run(Progress progress) {
    Run run = progress.run();
    ObjectNode view = JSON.objectNode();
    view.put("id", run.id());
    view.put("job", run.job());
    view.put("hospital", run.hospital());
    view.put("date", run.date().toString());
    view.put("origin", run.origin().text());
    view.put("state", run.state().text());
    put(view, "reason", run.reason());
    view.put("rows", run.tally().rows());
    view.put("failed", run.tally().refused());
    view.put("total", run.tally().deliveries());
    view.put("acknowledged", run.tally().acknowledged());
    view.put("delivered", progress.count(State.DELIVERED));
    view.put("pending", progress.count(State.PENDING, State.SENDING, State.UNKNOWN));
    view.put("held", progress.count(State.HELD));
    view.put("discarded", progress.count(State.DISCARDED));
    view.put("started", run.started().toString());
    put(view, "finished", run.finished() == null ? null : run.finished().toString());
    put(view, "node", run.node());
    return view;
  }

  private static void put(ObjectNode view, String name, @Nullable String value) {
    if (value != null) {
      view.put(name, value);
    }
  }
}
