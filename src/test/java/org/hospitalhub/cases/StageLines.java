package org.hospitalhub.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of a case, by its stages; those of a stage are replaced, comments stay. */
final class StageLines {

  /** What belongs to what follows: nothing, or a comment that is no line of a block. */
  private static final Pattern BETWEEN = Pattern.compile(" {0,2}#.*|\\s*");

  private record Block(String stage, List<String> lines) {}

  private final List<String> head;
  private final List<Block> blocks = new ArrayList<>();

  /**
   * The lines of a case.
   *
   * @param lines of the file, up to the end of the case
   * @param start where the case begins
   * @param stages where its stages begin
   */
  StageLines(List<String> lines, int start, Map<String, Integer> stages) {
    List<Integer> starts = new ArrayList<>(stages.values());
    head = lines.subList(start, starts.get(0));
    int i = 0;
    for (String stage : stages.keySet()) {
      int from = starts.get(i);
      int to = ++i < starts.size() ? starts.get(i) : lines.size();
      int end = to;
      while (BETWEEN.matcher(lines.get(end - 1)).matches()) {
        end--;
      }
      blocks.add(new Block(stage, lines.subList(from, end)));
      blocks.add(new Block("", lines.subList(end, to)));
    }
  }

  /** Replaces, adds and takes away. */
  void change(Map<String, @Nullable JsonNode> changes, List<String> order) {
    changes.forEach(
        (stage, value) -> {
          int at = place(stage, order);
          if (at < blocks.size() && blocks.get(at).stage.equals(stage)) {
            blocks.remove(at);
          }
          if (value != null) {
            blocks.add(at, new Block(stage, CaseYaml.entry(stage, value, 2)));
          }
        });
  }

  /** Where a stage is, or where it would be: behind the last that comes before it. */
  private int place(String stage, List<String> order) {
    int place = 0;
    for (int i = 0; i < blocks.size(); i++) {
      String other = blocks.get(i).stage;
      if (other.equals(stage)) {
        return i;
      }
      if (!other.isEmpty() && order.indexOf(other) < order.indexOf(stage)) {
        place = i + 1;
      }
    }
    return place;
  }

  List<String> all() {
    Stream<String> stages = blocks.stream().flatMap(block -> block.lines.stream());
    return Stream.concat(head.stream(), stages).toList();
  }
}
