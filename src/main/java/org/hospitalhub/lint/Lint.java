package org.hospitalhub.lint;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hospitalhub.sheet.Finding;

/** Checks a project's {@code mappings/} and {@code routes/}; the command {@code lint}. */
public final class Lint {

  private static final List<Check> CHECKS =
      List.of(
          new KeyOrder(),
          new SheetLength(),
          new LineLength(),
          new StrayFiles(),
          new LiteralSecrets(),
          new RouteNames(),
          new RouteTargets(),
          new UnguardedRepeats(),
          new UnrecoverableReplies(),
          new Unused(),
          new OwnErrors(),
          new UnansweredOperations(),
          new EnvelopeFields());

  private final Path folder;
  private int files;

  /** For the project in a folder. */
  public Lint(Path folder) {
    this.folder = folder;
  }

  /**
   * Prints every finding and a last line that counts them.
   *
   * @return the exit code: 0 when there is no finding, 1 when there are some, 2 when there is
   *     nothing to check
   */
  public int run(PrintStream out) {
    for (String name : List.of("mappings/canonical", "mappings/codes", "routes")) {
      if (!Files.isDirectory(folder.resolve(name))) {
        out.println(
            "there is no folder "
                + folder.resolve(name)
                + "; name the one that holds mappings/ and routes/");
        return 2;
      }
    }
    List<String> findings = findings();
    findings.forEach(out::println);
    out.println("findings: " + findings.size() + ", files: " + files);
    return findings.isEmpty() ? 0 : 1;
  }

  /** Every finding, by file and line: {@code file:line: what; what to do [check]}. */
  public List<String> findings() {
    List<Finding> reading = new ArrayList<>();
    Project project = new ProjectReader(folder, reading).read();
    files = project.files().size();
    Set<Remark> remarks = new LinkedHashSet<>();
    reading.forEach(finding -> remarks.add(new Remark("", finding)));
    for (Check check : CHECKS) {
      if (project.complete() || !check.needsEveryFile()) {
        check.check(project).forEach(finding -> remarks.add(new Remark(check.id(), finding)));
      }
    }
    return AllowList.apply(project, folder, List.copyOf(remarks)).stream()
        .sorted(Remark.ORDER)
        .map(Remark::toString)
        .toList();
  }
}
