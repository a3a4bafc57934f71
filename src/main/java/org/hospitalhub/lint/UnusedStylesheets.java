package org.hospitalhub.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.OperationSheet.Xslt;

/** Every stylesheet is run by a sheet, or imported by one that is. */
final class UnusedStylesheets implements Check {

  private static final Pattern IMPORT =
      Pattern.compile("<xsl:(?:import|include)\\s+href=\"([^\"]+)\"");

  @Override
  public String id() {
    return "unused-stylesheet";
  }

  @Override
  public boolean needsEveryFile() {
    return true;
  }

  @Override
  public List<Finding> check(Project project) {
    Set<Path> used = new HashSet<>();
    for (PlatformFiles platform : project.platforms().values()) {
      platform.sheets().sheets().values().stream()
          .flatMap(sheet -> Stream.ofNullable(sheet.whole().xslt()))
          .flatMap(UnusedStylesheets::names)
          .forEach(name -> used.add(platform.folder().resolve(name).normalize()));
    }
    List<Path> all = project.files(project.mappings(), ".xsl");
    all.forEach(file -> used.addAll(imports(file)));
    List<Finding> findings = new ArrayList<>();
    for (Path file : all) {
      if (!used.contains(file.normalize())) {
        findings.add(new Finding(file, 1, "no sheet runs the stylesheet", "remove the file"));
      }
    }
    return findings;
  }

  private static Stream<String> names(Xslt xslt) {
    return Stream.of(xslt.request(), xslt.response())
        .flatMap(Stream::ofNullable)
        .flatMap(side -> Stream.of(side.before(), side.after()).flatMap(Stream::ofNullable));
  }

  private static List<Path> imports(Path file) {
    try {
      return IMPORT
          .matcher(Files.readString(file))
          .results()
          .map((MatchResult found) -> file.resolveSibling(found.group(1)).normalize())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
