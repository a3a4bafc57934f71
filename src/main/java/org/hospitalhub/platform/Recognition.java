package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hospitalhub.sheet.Field;
import org.hospitalhub.sheet.FieldPath;
import org.hospitalhub.sheet.Operation;

/**
 * Which operation is meant by a message that names none: it has no field that only another one has.
 * Of several it is the one that misses least; a field that is empty tells nothing.
 */
final class Recognition {

  /** The own fields of an operation. */
  private record Fields(Set<String> all, Set<String> required) {}

  private final Map<String, Fields> operations = new TreeMap<>();
  private final Set<String> known = new HashSet<>();

  /**
   * Of some operations.
   *
   * @param body the field that holds their own fields
   */
  Recognition(Collection<Operation> candidates, String body) {
    candidates.forEach(operation -> operations.put(operation.key(), fields(operation, body)));
    operations.values().forEach(fields -> known.addAll(fields.all()));
  }

  private static Fields fields(Operation operation, String body) {
    Set<String> all = new HashSet<>();
    Set<String> required = new HashSet<>();
    for (Map.Entry<String, Field> row : operation.request().contract().fields().entrySet()) {
      List<FieldPath.Step> steps = FieldPath.of(row.getKey()).steps();
      if (steps.size() == 2 && steps.get(0).name().equals(body)) {
        all.add(steps.get(1).name());
        all.addAll(row.getValue().aliases());
        if (row.getValue().required()) {
          required.add(steps.get(1).name());
        }
      }
    }
    return new Fields(all, required);
  }

  /** The key of the operation that a content means; empty when it does not tell. */
  String operation(JsonNode content) {
    Set<String> names =
        content.properties().stream()
            .filter(field -> known.contains(field.getKey()) && !blank(field.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return names.isEmpty()
        ? ""
        : operations.entrySet().stream()
            .filter(operation -> operation.getValue().all().containsAll(names))
            .min(Comparator.comparingLong(operation -> missing(operation.getValue(), names)))
            .map(Map.Entry::getKey)
            .orElse("");
  }

  private static long missing(Fields fields, Set<String> names) {
    return fields.required().stream().filter(name -> !names.contains(name)).count();
  }

  private static boolean blank(JsonNode value) {
    return value.isValueNode() && value.asText().isBlank();
  }
}
