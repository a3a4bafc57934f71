package org.hospitalhub.sheet;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all platforms share: the canonical operations, the closed list of errors, the code tables,
 * the uploads and the dictionary.
 */
public record Library(
    Map<String, CanonicalOperation> operations,
    Map<String, CanonicalError> errors,
    Map<String, CodeTable> codes,
    Map<String, Upload> uploads,
    Dictionary dictionary) {

  private static final String ERRORS = "errors";

  /** The words of an error that is in the list, as every error that the hub raises must be. */
  public CanonicalError error(String id) {
    CanonicalError error = errors.get(id);
    return error == null ? errors.get("internal") : error;
  }

  /** The reads by which the hub asks what became of a write; no sheet needs to have them. */
  public List<String> outcomes() {
    return operations.values().stream()
        .map(operation -> operation.sheet().outcome())
        .filter(Objects::nonNull)
        .toList();
  }

  /** The reads by which the hub asks for what is due; no sheet of a platform needs to have them. */
  public List<String> dues() {
    return uploads.values().stream().map(upload -> upload.due().name()).toList();
  }

  /**
   * Reads {@code canonical/}, {@code codes/} and {@code uploads/}.
   *
   * @param mappings the folder {@code mappings/}
   * @param findings receives every mistake
   */
  public static Library read(Path mappings, List<Finding> findings) {
    return read(mappings, new PersonRules(false, Clock.systemDefaultZone()), findings);
  }

  /**
   * Reads the same.
   *
   * @param persons what can be said of a person
   * @param findings receives every mistake
   */
  public static Library read(Path mappings, PersonRules persons, List<Finding> findings) {
    Map<String, CodeTable> codes = new TreeMap<>();
    YamlFolder.forEach(
        mappings.resolve("codes"),
        findings,
        (name, file) -> codes.put(name, new CodeTableReader(file, findings).read()));
    Map<String, CanonicalError> errors = new LinkedHashMap<>();
    Map<String, CanonicalOperation> operations = new TreeMap<>();
    Path canonical = mappings.resolve("canonical");
    Dictionary dictionary = Dictionary.read(canonical.resolve("fields"), codes.keySet(), findings);
    CanonicalReader reader = new CanonicalReader(dictionary, codes, persons, findings);
    YamlFolder.forEach(
        canonical,
        findings,
        (name, file) -> {
          if (name.equals(ERRORS)) {
            errors.putAll(FileSchemas.readMap(file, ERRORS, CanonicalError.class));
          } else {
            operations.put(name, reader.read(name, file));
          }
        });
    operations.values().forEach(o -> checkErrors(o, errors, findings));
    new OutcomeCheck(operations, findings).check();
    return new Library(
        operations, errors, codes, uploads(mappings, operations, codes, findings), dictionary);
  }

  private static Map<String, Upload> uploads(
      Path mappings,
      Map<String, CanonicalOperation> operations,
      Map<String, CodeTable> codes,
      List<Finding> findings) {
    Map<String, Upload> uploads = new TreeMap<>();
    UploadReader reader = new UploadReader(operations, codes, findings);
    YamlFolder.forEach(
        mappings.resolve("uploads"),
        findings,
        (name, file) -> {
          Upload upload = reader.read(name, file);
          if (upload != null) {
            uploads.put(name, upload);
          }
        });
    return uploads;
  }

  /** Whether a platform speaks of canonical errors only, or of all {@value ErrorWords#OTHER}. */
  public void checkErrors(
      Set<String> spoken, YamlFile file, String pointer, List<Finding> findings) {
    spoken.stream()
        .filter(error -> !errors.containsKey(error) && !error.equals(ErrorWords.OTHER))
        .forEach(
            error ->
                findings.add(
                    file.finding(
                        pointer + YamlFile.step(error),
                        "'" + error + "' is no canonical error",
                        "use an id of canonical/errors.yaml")));
  }

  private static void checkErrors(
      CanonicalOperation operation, Map<String, CanonicalError> errors, List<Finding> findings) {
    @Nullable YamlFile file = null;
    for (String error : operation.sheet().errors()) {
      if (!errors.containsKey(error)) {
        file = file == null ? YamlFile.read(operation.file()) : file;
        findings.add(
            file.finding(
                "/errors",
                "'" + error + "' is no canonical error",
                "use an id of canonical/errors.yaml"));
      }
    }
  }
}
