package org.hospitalhub.journal.camel;

import java.util.Set;
import org.hospitalhub.exchange.Call;
import org.hospitalhub.exchange.Failures;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.watch.Contacts;
import org.hospitalhub.watch.ExchangeMeters;
import org.hospitalhub.watch.ExchangeMeters.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures the calls that end, and notes whether the platforms that were called have answered. */
@Component
final class CallWatch {

  private static final Set<String> NO_ANSWER = Set.of("busy", "timeout", "rejected");

  private final ExchangeMeters meters;
  private final Contacts platforms;

  CallWatch(ExchangeMeters meters, Contacts platformContacts) {
    this.meters = meters;
    this.platforms = platformContacts;
  }

  /**
   * A call has ended.
   *
   * @param error the canonical error; null for a success
   * @param caught what the error was made of
   */
  void ended(Call call, Outcome outcome, @Nullable String error, @Nullable Throwable caught) {
    String platform = call.platform().id();
    Operation operation = call.operation();
    Direction direction = operation == null ? Direction.INBOUND : operation.direction();
    String key = operation == null ? ExchangeMeters.UNKNOWN : operation.key();
    meters.ended(new Subject(platform, key, direction.id()), outcome, error, call.elapsedNanos());
    if (direction == Direction.OUTBOUND) {
      if (call.answered() != null) {
        platforms.of(platform).answered();
      } else if (error != null && NO_ANSWER.contains(error) && !Failures.heldBack(caught)) {
        platforms.of(platform).silent(error);
      }
    }
  }
}
