package org.hospitalhub.lint;

import java.util.List;
import org.hospitalhub.sheet.Finding;

/** Every route that waits for another one is called. */
final class UncalledRoutes implements Check {

  @Override
  public String id() {
    return "uncalled-route";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    List<RouteUse> calls = project.uses().all().stream().filter(u -> !u.consumer()).toList();
    return project.uses().all().stream()
        .filter(u -> u.consumer() && u.scheme().equals("direct"))
        .filter(u -> calls.stream().noneMatch(call -> call.mayMean(u.uri())))
        .map(u -> u.finding("no route calls " + u.uri(), "call it, or remove '" + u.route() + "'"))
        .toList();
  }
}
