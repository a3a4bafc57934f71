package org.hospitalhub.outbox.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.hospitalhub.outbox.Deliveries;
import org.hospitalhub.outbox.Delivery;
import org.hospitalhub.outbox.Message;
import org.hospitalhub.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Messages and deliveries as the API shows them. */
final class OutboxViews {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Deliveries deliveries;

  OutboxViews(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  static ObjectNode receipt(Outbox.Receipt receipt) {
    return JSON.objectNode()
        .put("id", receipt.id().toString())
        .put("repeated", receipt.repeated())
        .put("message", "/api/v1/messages/" + receipt.id());
  }

  ObjectNode message(Message message) {
    ObjectNode view = JSON.objectNode();
    view.put("id", message.id().toString());
    view.put("operation", message.canonicalOperation());
    put(view, "hospital", message.hospital());
    view.put("key", message.key());
    view.put("revision", message.revision());
    view.put("trace", message.trace());
    view.put("created", message.created().toString());
    ArrayNode list = view.putArray("deliveries");
    deliveries.of(message.id()).forEach(delivery -> list.add(delivery(delivery)));
    return view;
  }

  /** A page; {@code next} is the {@code after} of the next one, absent on the last. */
  ObjectNode page(List<Delivery> page, int limit) {
    ObjectNode view = JSON.objectNode();
    ArrayNode list = view.putArray("deliveries");
    page.forEach(delivery -> list.add(delivery(delivery)));
    if (page.size() == limit) {
      view.put("next", page.get(page.size() - 1).id());
    }
    return view;
  }

  ObjectNode delivery(Delivery delivery) {
    ObjectNode view = JSON.objectNode();
    view.put("id", delivery.id());
    view.put("message", delivery.message().toString());
    view.put("canonicalOperation", delivery.canonicalOperation());
    view.put("platform", delivery.platform());
    view.put("operation", delivery.operation());
    view.put("key", delivery.key());
    view.put("revision", delivery.revision());
    view.put("state", delivery.state().text());
    view.put("attempts", delivery.attempts());
    put(view, "nextAttempt", nextAttempt(delivery));
    put(view, "error", delivery.error());
    put(view, "detail", delivery.detail());
    put(view, "platformCode", delivery.platformCode());
    if (delivery.platformCode() != null) {
      put(view, "platformMessage", deliveries.words(delivery));
    }
    JsonNode answer =
        delivery.state() == Delivery.State.DELIVERED ? deliveries.answer(delivery) : null;
    if (answer != null) {
      view.set("answer", answer);
    }
    view.put("created", delivery.created().toString());
    view.put("changed", delivery.changed().toString());
    return view;
  }

  private static @Nullable String nextAttempt(Delivery delivery) {
    Instant due = delivery.due();
    return due == null || delivery.state() == Delivery.State.SENDING ? null : due.toString();
  }

  private static void put(ObjectNode view, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      view.put(name, value);
    }
  }
}
