package org.hospitalhub.sheet;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A canonical operation, compiled: its sheet, and the contracts of its request and its response.
 *
 * @param name {@code appointment.book}, the file's stem
 */
public record CanonicalOperation(
    String name,
    CanonicalSheet sheet,
    Map<String, FieldType> requestTypes,
    Map<String, FieldType> responseTypes,
    Contract request,
    Contract response,
    Path file) {

  /** The codes of a response field; null when it has none. */
  public @Nullable CodeTable responseCodes(String path, Map<String, CodeTable> tables) {
    Field field = sheet.response().get(path);
    return field == null || field.codes() == null ? null : tables.get(field.codes());
  }
}
