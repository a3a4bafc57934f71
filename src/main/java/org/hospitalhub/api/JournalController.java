package org.hospitalhub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hospitalhub.crypto.UnreadablePayloadException;
import org.hospitalhub.journal.Entry;
import org.hospitalhub.journal.JournalSearch;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.journal.Payload;
import org.hospitalhub.journal.Query;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The journal, for operators: scope {@code journal.read}; what passed in an exchange: {@code
 * journal.payload}, and whoever reads it is in the audit trail.
 */
@RestController
@RequestMapping("/api/v1/journal")
final class JournalController {

  private static final int PAGE = 50;

  private final JournalSearch journal;

  JournalController(JournalSearch journal) {
    this.journal = journal;
  }

  /** What is looked for, as query parameters; see {@link Query}. */
  record Search(
      @Nullable String keyName,
      @Nullable String key,
      @Nullable String trace,
      @Nullable String platform,
      @Nullable String operation,
      @Nullable String outcome,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable UUID after,
      @Nullable Integer limit) {

    Query query() {
      Outcome ended = outcome == null ? null : ended(outcome);
      String id = trace == null ? null : trace.toLowerCase(Locale.ROOT);
      int size = limit == null ? PAGE : limit;
      try {
        return new Query(
            keyName,
            key,
            id,
            platform,
            operation,
            ended,
            RequestTimes.require("from", from),
            RequestTimes.require("until", until),
            after,
            size);
      } catch (IllegalArgumentException e) {
        throw new CanonicalException("invalid", e.getMessage());
      }
    }

    private static Outcome ended(String outcome) {
      return Arrays.stream(Outcome.values())
          .filter(one -> one.id().equals(outcome.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new CanonicalException(
                      "invalid", "outcome must be open, success, failure or unknown"));
    }
  }

  /** An entry as it is shown. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shown(
      UUID id,
      String traceId,
      String platform,
      @Nullable String operation,
      @Nullable String canonicalOperation,
      String direction,
      @Nullable String hospital,
      Instant started,
      @Nullable Double milliseconds,
      String outcome,
      @Nullable String error,
      String node,
      Map<String, String> keys) {

    static Shown of(Entry e) {
      Double milliseconds = e.duration() == null ? null : e.duration().toNanos() / 1e6;
      return new Shown(
          e.id(),
          e.traceId(),
          e.platform(),
          e.operation(),
          e.canonicalOperation(),
          e.direction(),
          e.hospital(),
          e.started(),
          milliseconds,
          e.outcome().id(),
          e.error(),
          e.node(),
          e.keys());
    }
  }

  @GetMapping
  List<Shown> find(@ModelAttribute Search search) {
    return journal.find(search.query()).stream().map(Shown::of).toList();
  }

  @GetMapping("/{id}")
  Shown entry(@PathVariable("id") UUID id) {
    return journal.entry(id).map(Shown::of).orElseThrow(JournalController::none);
  }

  @GetMapping("/{id}/payload")
  Payload payload(@PathVariable("id") UUID id) {
    try {
      return journal.payload(id).orElseThrow(JournalController::none);
    } catch (UnreadablePayloadException e) {
      throw new CanonicalException("conflict", "the key of this payload is missing");
    }
  }

  private static CanonicalException none() {
    return new CanonicalException("not-found", "the journal has no such entry");
  }
}
