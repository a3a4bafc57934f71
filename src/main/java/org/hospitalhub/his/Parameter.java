package org.hospitalhub.his;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.hospitalhub.his.SqlValues.Cell;
import org.hospitalhub.sheet.FieldType;

/** A named parameter of a statement, resolved when the file is compiled. */
sealed interface Parameter {

  /** Its values; one, but for a field that stands in a list. */
  List<Cell> values(Scope scope);

  /** Gives one value. */
  sealed interface Single extends Parameter {

    Cell value(Scope scope);

    @Override
    default List<Cell> values(Scope scope) {
      return List.of(value(scope));
    }
  }

  /** A field of the canonical request that stands in no list. */
  record Field(List<String> path, FieldType type) implements Single {

    @Override
    public Cell value(Scope scope) {
      JsonNode node = scope.request();
      for (String name : path) {
        node = node.path(name);
      }
      return new Cell(SqlValues.read(node, type), SqlValues.sqlType(type));
    }
  }

  /** A column of an earlier row. */
  record Column(String label) implements Single {

    @Override
    public Cell value(Scope scope) {
      return scope.column(label);
    }
  }

  /** What the hub knows by itself: {@code hub.*} and {@code config.*}. */
  record Known(String name) implements Single {

    @Override
    public Cell value(Scope scope) {
      return scope.known(name);
    }
  }

  /** All values of a field that stands in a list, for {@code in (...)}; null when there is none. */
  record Many(List<String> path, FieldType type) implements Parameter {

    @Override
    public List<Cell> values(Scope scope) {
      List<Cell> values = new ArrayList<>();
      collect(scope.request(), 0, values);
      return values.isEmpty() ? List.of(new Cell(null, SqlValues.sqlType(type))) : values;
    }

    private void collect(JsonNode node, int depth, List<Cell> values) {
      if (node.isArray()) {
        node.forEach(element -> collect(element, depth, values));
      } else if (depth < path.size()) {
        JsonNode next = node.path(path.get(depth));
        collect(next, depth + 1, values);
      } else if (!(node instanceof MissingNode) && !node.isNull()) {
        values.add(new Cell(SqlValues.read(node, type), SqlValues.sqlType(type)));
      }
    }
  }
}
