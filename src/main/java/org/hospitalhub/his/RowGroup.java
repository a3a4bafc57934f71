package org.hospitalhub.his;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of the response, or the response itself: the columns and the lists of its elements. */
final class RowGroup {

  private static final String LIST = "[]";

  private final String name;
  private final String[] path;
  private final List<Leaf> leaves = new ArrayList<>();
  private final List<RowGroup> lists = new ArrayList<>();
  private int[] columns = {};

  private RowGroup(String name) {
    this.name = name;
    this.path = name.split("\\.");
  }

  /** A column; an empty path means that the element is the value itself. */
  private record Leaf(String[] path, int column) {}

  static RowGroup root() {
    return new RowGroup("");
  }

  /** Adds a column by its label relative to this group. */
  void add(String label, int column) {
    int list = label.indexOf(LIST);
    if (list >= 0) {
      String rest = label.substring(list + LIST.length());
      list(label.substring(0, list)).add(rest.startsWith(".") ? rest.substring(1) : rest, column);
      return;
    }
    leaves.add(new Leaf(label.isEmpty() ? new String[0] : label.split("\\."), column));
    columns = Arrays.copyOf(columns, columns.length + 1);
    columns[columns.length - 1] = column;
  }

  private RowGroup list(String listName) {
    for (RowGroup group : lists) {
      if (group.name.equals(listName)) {
        return group;
      }
    }
    RowGroup group = new RowGroup(listName);
    lists.add(group);
    return group;
  }

  /** Starts folding into a tree; its lists exist from now on, empty. */
  Cursor open(ObjectNode tree) {
    Cursor cursor = new Cursor(this);
    cursor.element = tree;
    cursor.openLists(tree);
    return cursor;
  }

  private boolean hasContent(@Nullable JsonNode[] row) {
    for (int column : columns) {
      if (row[column] != null) {
        return true;
      }
    }
    for (RowGroup list : lists) {
      if (list.hasContent(row)) {
        return true;
      }
    }
    return false;
  }

  private void write(ObjectNode element, @Nullable JsonNode[] row) {
    for (Leaf leaf : leaves) {
      JsonNode value = row[leaf.column];
      if (value != null) {
        ObjectNode owner = owner(element, leaf.path);
        owner.set(leaf.path[leaf.path.length - 1], value);
      }
    }
  }

  private static ObjectNode owner(ObjectNode element, String[] path) {
    ObjectNode owner = element;
    for (int i = 0; i < path.length - 1; i++) {
      owner = owner.withObjectProperty(path[i]);
    }
    return owner;
  }

  /** Where folding stands in one group. */
  static final class Cursor {
    private final RowGroup group;
    private final List<Cursor> lists = new ArrayList<>();
    private @Nullable ArrayNode array;
    private @Nullable ObjectNode element;

    private Cursor(RowGroup group) {
      this.group = group;
      group.lists.forEach(list -> lists.add(new Cursor(list)));
    }

    void row(@Nullable JsonNode[] row, @Nullable JsonNode @Nullable [] previous, boolean outer) {
      boolean changed =
          outer || previous == null || RowFolder.differs(group.columns, row, previous);
      if (changed) {
        start(row);
      }
      if (element != null) {
        for (Cursor list : lists) {
          list.row(row, previous, changed);
        }
      }
    }

    private void start(@Nullable JsonNode[] row) {
      if (array != null) {
        element = null;
        if (!group.hasContent(row)) {
          return;
        }
        if (group.leaves.size() == 1 && group.leaves.get(0).path.length == 0) {
          array.add(row[group.columns[0]]);
          return;
        }
        element = array.addObject();
        group.write(element, row);
        openLists(element);
      } else if (element != null) {
        group.write(element, row);
      }
    }

    private void openLists(ObjectNode owner) {
      for (Cursor list : lists) {
        String[] path = list.group.path;
        list.array = owner(owner, path).withArrayProperty(path[path.length - 1]);
      }
    }
  }
}
