package org.hospitalhub.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.SheetFolder.Sheet;

/**
 * A sheet that knows its repeats has a route that stops them, and no other has. A write that undoes
 * others has a route that ends their stored replies.
 */
final class UnguardedRepeats implements Check {

  private static final String GUARD = "idempotent:begin";
  private static final String END = "idempotent:end";
  private static final String UNDO = "idempotent:undo";

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
                boolean undoes = undoes(sheet, project);
                for (RouteUse use : project.uses().all()) {
                  if (use.uri().equals(step) && has(use, project, GUARD) != known) {
                    findings.add(finding(use, known));
                  }
                  if (use.uri().equals(step) && undoes && !has(use, project, END, UNDO)) {
                    findings.add(stale(use));
                  }
                }
              });
    }
    return findings;
  }

  private static boolean undoes(Sheet sheet, Project project) {
    CanonicalOperation canonical =
        project.library().operations().get(String.valueOf(sheet.whole().canonical()));
    return canonical != null && !canonical.sheet().undoes().isEmpty();
  }

  private static boolean has(RouteUse of, Project project, String... steps) {
    return project.uses().all().stream()
        .filter(use -> use.route().equals(of.route()))
        .anyMatch(use -> Stream.of(steps).anyMatch(use.uri()::equals));
  }

  private static Finding stale(RouteUse use) {
    return use.finding(
        "'" + use.route() + "' leaves the stored replies of what its operation undoes",
        "add " + UNDO + " behind the HIS");
  }

  private static Finding finding(RouteUse use, boolean known) {
    return known
        ? use.finding(
            "'" + use.route() + "' carries out every repeat, though its sheet says idempotentBy",
            "use " + GUARD + " as the template inbound-write does, or remove the route")
        : use.finding(
            "'" + use.route() + "' looks for repeats, but its sheet does not say idempotentBy",
            "add idempotentBy to the sheet, or remove the route");
  }
}
