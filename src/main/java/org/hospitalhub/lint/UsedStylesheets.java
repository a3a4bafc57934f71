package org.hospitalhub.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalhub.sheet.OperationSheet.Xslt;

/** Stylesheets, which sheets run or other stylesheets import. */
final class UsedStylesheets {

  private static final Pattern IMPORT =
      Pattern.compile("<xsl:(?:import|include)\\s+href=\"([^\"]+)\"");

  private UsedStylesheets() {}

  static Kind kind(Project project) {
    List<Path> files = project.files(project.mappings(), ".xsl");
    Stream<Path> run =
        project.platforms().values().stream()
            .flatMap(
                platform ->
                    platform.sheets().sheets().values().stream()
                        .flatMap(sheet -> Stream.ofNullable(sheet.whole().xslt()))
                        .flatMap(UsedStylesheets::names)
                        .map(platform.folder()::resolve));
    return new Kind(
        "stylesheet",
        "sheet",
        files.stream()
            .map(file -> new Kind.Thing(file.getFileName().toString(), key(file), file, 1)),
        Stream.concat(run, files.stream().flatMap(UsedStylesheets::imports))
            .map(UsedStylesheets::key)
            .collect(Collectors.toSet()));
  }

  private static Stream<String> names(Xslt xslt) {
    return Stream.of(xslt.request(), xslt.response())
        .flatMap(Stream::ofNullable)
        .flatMap(side -> Stream.of(side.before(), side.after()).flatMap(Stream::ofNullable));
  }

  private static Stream<Path> imports(Path file) {
    try {
      return IMPORT
          .matcher(Files.readString(file))
          .results()
          .map(found -> file.resolveSibling(found.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(Path file) {
    return file.normalize().toString();
  }
}
