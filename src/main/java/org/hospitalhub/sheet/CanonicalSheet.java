package org.hospitalhub.sheet;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The contract of a canonical operation, {@code mappings/canonical/<operation>.yaml}; also the
 * contract of the canonical REST API.
 *
 * @param outcome for a write: the read that tells whether it happened and still stands, and how
 * @param undoes for a write: the writes whose replies say what no longer is when it is done
 * @param incidental request paths that do not tell what is asked for
 * @param guess which refusal means that a secret was guessed wrong; null when there is none
 * @param delivery how an operation towards platforms is carried out; null when there is none
 * @param kind whether an event tells a state or a part of a history; null unless it is one
 * @param key request paths that say what a message is about
 * @param lane those of them within which messages keep their order; all of them when null
 * @param platform request path that names the only platform that has to know; all when the field is
 *     absent, or when null
 */
public record CanonicalSheet(
    Title title,
    @Nullable String description,
    Effect effect,
    @Nullable String outcome,
    @Nullable List<String> undoes,
    @Nullable List<String> incidental,
    @Nullable Guess guess,
    @Nullable Delivery delivery,
    @Nullable Kind kind,
    @Nullable List<String> key,
    @Nullable List<String> lane,
    @Nullable String platform,
    Map<String, CanonicalField> request,
    Map<String, CanonicalField> response,
    List<String> errors) {

  /**
   * A request that proves something by a secret which can be guessed.
   *
   * @param errors what a wrong one is answered with; the first while nobody looks at any
   * @param subject request paths that say whose secret it is
   */
  public record Guess(List<String> errors, List<String> subject) {}

  /** Whether an operation changes anything behind the hub. */
  public enum Effect {
    READ,
    WRITE
  }

  /** How an operation towards platforms is carried out. */
  public enum Delivery {
    /** Taken at once, and delivered to every platform that has a sheet for it. */
    EVENT,
    /** Answered with the platform's answer; recorded where the sheet has a key. */
    INTERACTIVE
  }

  /** What events of an operation tell. */
  public enum Kind {
    /** How something is now: a newer one says all of it. */
    STATE,
    /** What happened: every one is told, in order. */
    HISTORY
  }

  /** Whether a newer message of the operation about the same says all that an older one says. */
  public boolean tellsState() {
    return kind == Kind.STATE;
  }

  /** Whether its messages are kept until every platform has them. */
  public boolean event() {
    return delivery == Delivery.EVENT;
  }

  /** Whether the caller waits for the platform's answer, and no message may be sent twice. */
  public boolean recorded() {
    return delivery == Delivery.INTERACTIVE && key != null;
  }

  /** Whether the caller waits for something that a platform does with an amount: it moves money. */
  public boolean sendsMoney() {
    return delivery == Delivery.INTERACTIVE
        && effect == Effect.WRITE
        && request.values().stream().anyMatch(field -> field.type() == FieldType.DECIMAL);
  }

  /** The writes that it undoes. */
  @Override
  public List<String> undoes() {
    return undoes == null ? List.of() : undoes;
  }

  /** Request paths in which a repeat may differ from the first. */
  @Override
  public List<String> incidental() {
    return incidental == null ? List.of() : incidental;
  }

  /** The types of the request's fields by path. */
  public Map<String, FieldType> requestTypes() {
    return types(request);
  }

  /** The types of the response's fields by path. */
  public Map<String, FieldType> responseTypes() {
    return types(response);
  }

  private static Map<String, FieldType> types(Map<String, CanonicalField> fields) {
    return fields.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().type()));
  }
}
