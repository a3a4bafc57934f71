package org.hospitalhub.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The contract of a canonical operation, {@code mappings/canonical/<operation>.yaml}; also the
 * contract of the canonical REST API.
 *
 * @param outcome for a write: the read that tells whether and how it happened
 */
public record CanonicalSheet(
    String title,
    @Nullable String description,
    Effect effect,
    @Nullable String outcome,
    Map<String, Field> request,
    Map<String, Field> response,
    List<String> errors) {

  /** Whether an operation changes anything behind the hub. */
  public enum Effect {
    READ,
    WRITE
  }

  /** The types of the request's fields by path. */
  public Map<String, FieldType> requestTypes() {
    return types(request);
  }

  /** The types of the response's fields by path. */
  public Map<String, FieldType> responseTypes() {
    return types(response);
  }

  private static Map<String, FieldType> types(Map<String, Field> fields) {
    return fields.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> typeOf(e.getValue())));
  }

  static FieldType typeOf(Field field) {
    return field.type() == null
        ? FieldType.STRING
        : FieldType.valueOf(field.type().toUpperCase(Locale.ROOT));
  }
}
