package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A code system, {@code mappings/codes/<system>.yaml}: its canonical codes and how each platform
 * writes them.
 *
 * @param canonical canonical code to its display
 * @param platforms column name ({@code <platform>} or {@code <platform>/<spelling>}) to either a
 *     map of platform code to canonical code (or a list of them), or the word {@code identical}
 * @param unwritten column name to canonical codes that the platform has no code for, and that say
 *     no more there than an empty value; any other code without a row is an error
 */
public record CodeTable(
    String title,
    Map<String, String> canonical,
    @Nullable Map<String, JsonNode> platforms,
    @Nullable Map<String, List<String>> unwritten) {

  /** The canonical codes. */
  public Set<String> codes() {
    return canonical.keySet();
  }

  /** The column of a platform; null when the table has none for it. */
  public @Nullable CodeColumn column(String name) {
    JsonNode column = platforms == null ? null : platforms.get(name);
    List<String> silent = unwritten == null ? List.of() : unwritten.getOrDefault(name, List.of());
    return column == null ? null : CodeColumn.of(column, codes(), Set.copyOf(silent));
  }
}
