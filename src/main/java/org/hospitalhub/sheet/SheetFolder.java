package org.hospitalhub.sheet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of one platform as they are written, includes and {@code like} resolved; not compiled.
 *
 * @param sheets by key, the file's stem; those that fit the schema
 * @param included the types that some sheet includes
 */
public record SheetFolder(Map<String, Sheet> sheets, Set<String> included) {

  private static final Set<String> DESCRIPTORS = Set.of("platform", "connector");

  /**
   * A sheet.
   *
   * @param own what stands in its file
   * @param whole the same, with what it takes from the sheet it is like
   */
  public record Sheet(
      YamlFile file,
      OperationSheet own,
      OperationSheet whole,
      List<Row> request,
      List<Row> response) {}

  /**
   * Reads a platform's folder.
   *
   * @param findings receives every mistake of form
   */
  public static SheetFolder read(Path folder, List<Finding> findings) {
    return read(List.of(folder), findings);
  }

  /** Reads several folders as one; the types that they include are those of the first. */
  static SheetFolder read(List<Path> folders, List<Finding> findings) {
    Map<String, YamlFile> files = new TreeMap<>();
    Map<String, OperationSheet> written = new TreeMap<>();
    for (Path folder : folders) {
      YamlFolder.forEach(
          folder,
          findings,
          (key, file) -> {
            if (!DESCRIPTORS.contains(key)) {
              files.put(key, file);
              written.put(key, FileSchemas.read(file, "sheet", OperationSheet.class));
            }
          });
    }
    Rows rows = new Rows(folders.get(0).resolve("types"), findings);
    Map<String, Sheet> sheets = new TreeMap<>();
    written.forEach(
        (key, own) -> {
          YamlFile file = files.get(key);
          OperationSheet model = own.like() == null ? own : written.get(own.like());
          if (model == null) {
            findings.add(
                file.finding("/like", "there is no sheet '" + own.like() + "'", "name one"));
          } else if (model != own && model.like() != null) {
            findings.add(
                file.finding(
                    "/like",
                    "'" + own.like() + "' is itself like '" + model.like() + "'",
                    "name the sheet that has the table"));
          } else {
            sheets.put(key, sheet(file, own, model, files, rows));
          }
        });
    return new SheetFolder(sheets, rows.included());
  }

  private static Sheet sheet(
      YamlFile file,
      OperationSheet own,
      OperationSheet model,
      Map<String, YamlFile> files,
      Rows rows) {
    OperationSheet whole = own.over(model);
    YamlFile modelFile = own.like() == null ? file : files.get(own.like());
    return new Sheet(
        file,
        own,
        whole,
        rows.of(own.request() == null ? modelFile : file, "request", orEmpty(whole.request())),
        rows.of(own.response() == null ? modelFile : file, "response", orEmpty(whole.response())));
  }

  private static Map<String, Field> orEmpty(@Nullable Map<String, Field> fields) {
    return fields == null ? Map.of() : fields;
  }
}
