package org.hospitalhub.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.mappings.MappingsReader;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.Operation;

/** The case files, and the mappings that they are about. */
final class Cases {

  /** The stem of the file of what is true of a whole platform, as of its descriptor. */
  static final String GENERAL = "platform";

  static final Path FOLDER = Path.of("src/test/resources/cases");

  /** The system {@code golden} with the key {@code golden}. */
  private static final String SYSTEMS =
      "golden=30345089161bb0780affda50fc5c7618b1a88eeb187a2ee1e0c2b75e7a6084f1";

  static final Mappings MAPPINGS =
      new MappingsReader(
              Path.of("mappings"),
              text ->
                  text.contains(".trusted")
                      ? "127.0.0.1"
                      : text.contains(".systems")
                          ? SYSTEMS
                          : text.replaceAll("\\$\\{[^}]*callers:}", "any")
                              .replaceAll("\\$\\{[^}]*}", "none"),
              Map.of("embedded", Set.of("releaseTime", "lockMinutes", "cancelMinutes", "identity")))
          .read();

  static final List<CaseFile> FILES = CaseFile.below(FOLDER);

  private Cases() {}

  /** {@code <platform>/<operation>}, or {@code <platform>/platform} of what is true of all. */
  static String id(CaseFile file) {
    return FOLDER.relativize(file.path()).toString().replaceFirst("\\.yaml$", "");
  }

  /** The cases of an operation or of a platform; none when there is no such file. */
  static List<Case> of(String id) {
    return FILES.stream()
        .filter(file -> id(file).equals(id))
        .flatMap(file -> file.cases().stream())
        .toList();
  }

  static Stages stages(CaseFile file) {
    String[] names = id(file).split("/", 2);
    Platform platform =
        MAPPINGS.platforms().containsKey(names[0])
            ? MAPPINGS.platform(names[0])
            : MAPPINGS.service(names[0]);
    if (names[1].equals(GENERAL)) {
      return new Stages(MAPPINGS.library(), platform, null);
    }
    Operation operation = platform.operations().get(names[1]);
    if (operation == null) {
      throw new AssertionError(file.path() + ": there is no sheet of this name");
    }
    return new Stages(MAPPINGS.library(), platform, operation);
  }
}
