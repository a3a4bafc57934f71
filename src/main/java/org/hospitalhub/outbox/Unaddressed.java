package org.hospitalhub.outbox;

import java.util.List;
import java.util.stream.Collectors;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Expected;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.Violation;

/** What an event is told that no platform gets. */
final class Unaddressed {

  private Unaddressed() {}

  /**
   * The error.
   *
   * @return {@code unknown-operation} when no platform has a sheet for it; {@code invalid} when it
   *     names one that has none
   */
  static CanonicalException of(Mappings mappings, Outbox.Event event) {
    List<Operation> subscribers = mappings.outbound(event.operation());
    CanonicalOperation operation = mappings.library().operations().get(event.operation());
    String field = operation == null ? null : operation.sheet().platform();
    if (operation == null || field == null || subscribers.isEmpty()) {
      return mappings.unaddressed(event.operation());
    }
    String platforms =
        subscribers.stream().map(Operation::platform).distinct().collect(Collectors.joining("/"));
    String title = operation.request().fields().get(field).title();
    return CanonicalException.of(
        List.of(new Violation(field, title, Violation.Kind.CODE, Expected.both(platforms))));
  }
}
