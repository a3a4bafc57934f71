package org.hospitalhub.lint;

import java.util.ArrayList;
import java.util.List;
import org.hospitalhub.sheet.Finding;

/** A sheet that knows its repeats has a route that stops them, and no other has. */
final class UnguardedRepeats implements Check {

  private static final String GUARD = "idempotent:begin";

  @Override
  public String id() {
    return "unguarded-repeat";
  }

  @Override
  public List<Finding> check(Project project) {
    List<Finding> findings = new ArrayList<>();
    for (PlatformFiles platform : project.platforms().values()) {
      platform
          .sheets()
          .sheets()
          .forEach(
              (key, sheet) -> {
                String step = "sheet:" + platform.id() + "/" + key + "/request";
                boolean known = sheet.whole().idempotentBy() != null;
                project.uses().all().stream()
                    .filter(use -> use.uri().equals(step))
                    .filter(use -> guarded(use.route(), project) != known)
                    .forEach(use -> findings.add(finding(use, known)));
              });
    }
    return findings;
  }

  private static boolean guarded(String route, Project project) {
    return project.uses().all().stream()
        .anyMatch(use -> use.route().equals(route) && use.uri().equals(GUARD));
  }

  private static Finding finding(RouteUse use, boolean known) {
    return known
        ? use.finding(
            "'" + use.route() + "' carries out every repeat, though its sheet says idempotentBy",
            "make it from the template inbound-write, or use " + GUARD)
        : use.finding(
            "'" + use.route() + "' looks for repeats, but its sheet does not say idempotentBy",
            "add idempotentBy to the sheet, or make it from the template inbound");
  }
}
