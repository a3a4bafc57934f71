package org.hospitalhub.his;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.hospitalhub.sheet.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Folds flat rows into a tree, level by level: {@code schedules[].slots[].time} is a column of the
 * level {@code slots[]} below the level {@code schedules[]}.
 *
 * <p>A level starts a new element when one of its own columns, or of an outer level's, differs from
 * the row before. An element all of whose columns are null does not exist.
 */
final class RowFolder {

  private final FieldType[] types;
  private final RowGroup root;

  private RowFolder(FieldType[] types, RowGroup root) {
    this.types = types;
    this.root = root;
  }

  /** Compiles the labels of a result, which are canonical response paths. */
  static RowFolder compile(ResultSetMetaData columns, Map<String, FieldType> response)
      throws SQLException {
    FieldType[] types = new FieldType[columns.getColumnCount()];
    RowGroup root = RowGroup.root();
    for (int i = 0; i < types.length; i++) {
      String label = columns.getColumnLabel(i + 1);
      FieldType type = response.get(label);
      if (type == null) {
        throw new IllegalStateException("the column " + label + " is no canonical response path");
      }
      types[i] = type;
      root.add(label, i);
    }
    return new RowFolder(types, root);
  }

  /** Folds all rows into the tree and tells how many there were. */
  int fold(ResultSet rows, ObjectNode tree, Attachments files) throws SQLException {
    RowGroup.Cursor cursor = root.open(tree);
    @Nullable JsonNode @Nullable [] previous = null;
    int count = 0;
    while (rows.next()) {
      @Nullable JsonNode[] row = new JsonNode[types.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = SqlValues.write(rows, i + 1, types[i], files);
      }
      cursor.row(row, previous, count == 0);
      previous = row;
      count++;
    }
    return count;
  }

  static boolean differs(int[] columns, @Nullable JsonNode[] row, @Nullable JsonNode[] previous) {
    for (int column : columns) {
      if (!Objects.equals(row[column], previous[column])) {
        return true;
      }
    }
    return false;
  }
}
