package org.hospitalhub.his;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hospitalhub.sheet.FieldType;
import org.jspecify.annotations.Nullable;

/** Tells what the parameter names of one file mean, statement after statement. */
final class ParameterResolver {

  private final Map<String, Parameter> fields = new HashMap<>();
  private final Set<String> config;
  private final Set<String> columns = new HashSet<>();
  private boolean open;

  ParameterResolver(SqlContract contract) {
    contract.request().forEach((path, type) -> fields.put(path.replace("[]", ""), of(path, type)));
    config = contract.config();
  }

  private static Parameter of(String path, FieldType type) {
    List<String> names = List.of(path.replace("[]", "").split("\\."));
    return path.contains("[]") ? new Parameter.Many(names, type) : new Parameter.Field(names, type);
  }

  /** The columns of a row are parameters from now on. */
  void add(SelectList columnsOfRow) {
    columns.addAll(columnsOfRow.labels());
    open |= columnsOfRow.open();
  }

  /** The meaning of a name; null when it has none. */
  @Nullable Parameter resolve(String name) {
    boolean configured =
        name.startsWith(Scope.CONFIG) && config.contains(name.substring(Scope.CONFIG.length()));
    if (configured || Scope.HUB.contains(name)) {
      return new Parameter.Known(name);
    }
    if (columns.contains(name)) {
      return new Parameter.Column(name);
    }
    Parameter field = fields.get(name);
    return field == null && open && !name.contains(".") ? new Parameter.Column(name) : field;
  }
}
