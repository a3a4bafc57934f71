package org.hospitalhub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hospitalhub.outbox.Deliveries;
import org.hospitalhub.outbox.Delivery;
import org.hospitalhub.outbox.Delivery.State;
import org.hospitalhub.outbox.OutboxMessage;
import org.hospitalhub.outbox.OutboxServices;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Messages and their deliveries, for operators: scopes {@code messages.read}, {@code
 * deliveries.read} and {@code deliveries.write}.
 */
@RestController
@RequestMapping("/api/v1")
final class OutboxController {

  private static final String MESSAGE =
      "/messages/{id:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}";
  private static final String DELIVERY = "/deliveries/{id:[0-9]{1,18}}";
  private static final int LONGEST_PAGE = 1000;

  private final Deliveries deliveries;

  OutboxController(OutboxServices outbox) {
    this.deliveries = outbox.deliveries();
  }

  /** A message as it is shown. */
  @JsonInclude(Include.NON_EMPTY)
  record ShownMessage(
      UUID id,
      String operation,
      @Nullable String hospital,
      String key,
      int revision,
      String trace,
      Instant created,
      @JsonInclude List<ShownDelivery> deliveries) {}

  /** A delivery as it is shown. */
  @JsonInclude(Include.NON_EMPTY)
  record ShownDelivery(
      long id,
      UUID message,
      String canonicalOperation,
      String platform,
      String operation,
      String key,
      int revision,
      String state,
      int attempts,
      @Nullable Instant nextAttempt,
      @Nullable String error,
      @Nullable String detail,
      @Nullable String platformCode,
      @Nullable String platformMessage,
      @JsonInclude(Include.NON_NULL) @Nullable JsonNode answer,
      Instant created,
      Instant changed) {}

  /**
   * A page.
   *
   * @param next the {@code after} of the next one; null on the last
   */
  @JsonInclude(Include.NON_NULL)
  record Page(List<ShownDelivery> deliveries, @Nullable Long next) {}

  @GetMapping(MESSAGE)
  ShownMessage message(@PathVariable("id") UUID id) {
    OutboxMessage message =
        deliveries
            .message(id)
            .orElseThrow(() -> new CanonicalException("not-found", "there is no message " + id));
    return new ShownMessage(
        id,
        message.canonicalOperation(),
        message.hospital(),
        message.key(),
        message.revision(),
        message.trace(),
        message.created(),
        shown(deliveries.of(id)));
  }

  @GetMapping("/deliveries")
  Page list(
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "platform", required = false) @Nullable String platform,
      @RequestParam(name = "after", defaultValue = "0") long after,
      @RequestParam(name = "limit", defaultValue = "100") int limit) {
    if (limit < 1 || after < 0) {
      throw new CanonicalException("invalid", "limit: 1 to " + LONGEST_PAGE + "; after: a number");
    }
    int size = Math.min(LONGEST_PAGE, limit);
    List<Delivery> page =
        deliveries.list(state == null ? null : state(state), platform, after, size);
    return new Page(shown(page), page.size() == size ? page.get(size - 1).id() : null);
  }

  private static State state(String text) {
    return Arrays.stream(State.values())
        .filter(state -> state.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new CanonicalException("invalid", "there is no such state"));
  }

  @GetMapping(DELIVERY)
  ShownDelivery delivery(@PathVariable("id") long id) {
    return shown(deliveries.require(id));
  }

  /** A body is sent instead of what was said. */
  @PostMapping(DELIVERY + "/retry")
  ShownDelivery retry(
      @PathVariable("id") long id,
      @RequestParam(name = "undone", defaultValue = "false") boolean undone,
      @RequestBody(required = false) @Nullable String edited) {
    boolean asSaid = edited == null || edited.isBlank();
    return shown(deliveries.retry(id, asSaid ? null : RequestReader.read(edited), undone));
  }

  @PostMapping(DELIVERY + "/discard")
  ShownDelivery discard(@PathVariable("id") long id) {
    return shown(deliveries.discard(id));
  }

  private List<ShownDelivery> shown(List<Delivery> some) {
    return some.stream().map(this::shown).toList();
  }

  private ShownDelivery shown(Delivery delivery) {
    return new ShownDelivery(
        delivery.id(),
        delivery.message(),
        delivery.canonicalOperation(),
        delivery.platform(),
        delivery.operation(),
        delivery.key(),
        delivery.revision(),
        delivery.state().text(),
        delivery.attempts(),
        delivery.state() == State.SENDING ? null : delivery.due(),
        delivery.error(),
        delivery.detail(),
        delivery.platformCode(),
        delivery.platformCode() == null ? null : deliveries.words(delivery),
        delivery.state() == State.DELIVERED ? deliveries.answer(delivery) : null,
        delivery.created(),
        delivery.changed());
  }
}
