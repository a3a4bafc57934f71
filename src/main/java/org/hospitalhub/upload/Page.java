package org.hospitalhub.upload;

import java.util.List;
import org.hospitalhub.outbox.Outbox.Event;
import org.jspecify.annotations.Nullable;

/**
 * What the HIS says is due, as much of it as is handed over at a time.
 *
 * @param events the rows that fit the event's contract
 * @param refusals the others
 * @param position how far the run has read with it
 * @param last whether there is nothing more
 */
record Page(List<Event> events, List<Refusal> refusals, @Nullable String position, boolean last) {

  int rows() {
    return events.size() + refusals.size();
  }
}
