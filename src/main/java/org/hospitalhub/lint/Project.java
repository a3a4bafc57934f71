package org.hospitalhub.lint;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.hospitalhub.sheet.SheetFolder.Sheet;
import org.hospitalhub.sheet.YamlFile;

/**
 * Everything that the checks look at, as it is written.
 *
 * @param mappings the folder {@code mappings/}
 * @param files every file of both folders
 * @param yaml the YAML files of {@code mappings/} that could be read
 * @param routes the route files that could be read
 * @param platforms by id
 * @param services the HISs that are asked by messages, by connector
 * @param complete whether every file could be read
 */
record Project(
    Path mappings,
    Path routesFolder,
    List<Path> files,
    Map<Path, YamlFile> yaml,
    Map<Path, YamlFile> routes,
    Library library,
    Map<String, PlatformFiles> platforms,
    Map<String, Platform> services,
    List<SqlText> sql,
    RouteUses uses,
    boolean complete) {

  /** All sheets of all platforms. */
  List<Sheet> sheets() {
    return platforms.values().stream().flatMap(p -> p.sheets().sheets().values().stream()).toList();
  }

  /** The sheets of one direction. */
  List<Sheet> sheets(Direction direction) {
    return sheets().stream().filter(s -> s.whole().direction() == direction).toList();
  }

  /** The files in a folder, subfolders included, whose names end so. */
  List<Path> files(Path folder, String ending) {
    return files.stream()
        .filter(f -> f.startsWith(folder) && f.toString().endsWith(ending))
        .toList();
  }

  /** A file's name without its ending. */
  static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.(camel\\.)?[a-z]+$", "");
  }
}
