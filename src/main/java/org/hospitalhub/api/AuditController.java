package org.hospitalhub.api;

import java.time.Instant;
import java.util.List;
import org.hospitalhub.audit.AuditEntry;
import org.hospitalhub.audit.AuditTrail;
import org.hospitalhub.audit.AuditedAction;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, for auditors: scope {@code audit.read}. */
@RestController
@RequestMapping("/api/v1/audit")
final class AuditController {

  private static final int LONGEST_PAGE = 1000;

  private final AuditTrail trail;

  AuditController(AuditTrail trail) {
    this.trail = trail;
  }

  /** An entry as it is shown. */
  record Shown(
      long number,
      Instant time,
      String client,
      String address,
      String scope,
      String method,
      String path,
      String detail,
      String state,
      String traceId,
      String node,
      String hash) {

    static Shown of(AuditEntry entry) {
      AuditedAction action = entry.action();
      return new Shown(
          entry.number(),
          entry.time(),
          action.client(),
          action.address(),
          action.scope(),
          action.method(),
          action.path(),
          action.detail(),
          entry.state(),
          action.trace(),
          entry.node(),
          entry.hash());
    }
  }

  @GetMapping
  List<Shown> list(
      @RequestParam(name = "client", required = false) @Nullable String client,
      @RequestParam(name = "after", defaultValue = "0") long after,
      @RequestParam(name = "limit", defaultValue = "100") int limit) {
    if (limit < 1 || limit > LONGEST_PAGE) {
      throw new CanonicalException("invalid", "limit: 1 to " + LONGEST_PAGE);
    }
    return trail.list(client, after, limit).stream().map(Shown::of).toList();
  }

  /** Whether all entries are as they were written. */
  @GetMapping("/verification")
  AuditTrail.Verification verification() {
    return trail.verify();
  }
}
