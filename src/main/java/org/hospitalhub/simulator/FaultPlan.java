package org.hospitalhub.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults of one platform. The first that concerns a call, and that chance has happen, does. */
final class FaultPlan {

  private final List<Fault> faults = new ArrayList<>();

  synchronized void replace(List<Fault> others) {
    faults.clear();
    faults.addAll(others);
  }

  /** The faults, with the times that are left. */
  synchronized List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** What happens to a call; null when nothing does. */
  synchronized @Nullable Fault next(String operation) {
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      if (fault.concerns(operation) && fault.strikes()) {
        faults.set(i, fault.spent());
        return fault;
      }
    }
    return null;
  }
}
