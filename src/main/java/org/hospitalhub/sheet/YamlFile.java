package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * A YAML file as a tree, with the line of everything in it.
 *
 * <p>Plain scalars are typed as in YAML 1.2's core schema, except that a number with a leading zero
 * stays text: in a code table {@code 01} is a code, not one. Keys are always text and keep their
 * order. Decimals keep their trailing zeros.
 *
 * @param path the file
 * @param tree its content
 * @param lines JSON pointer to the 1-based line of the key, or of the item of a list
 */
public record YamlFile(Path path, JsonNode tree, Map<String, Integer> lines) {

  /**
   * Reads one file.
   *
   * @throws RejectedFileException with a line for each mistake: unreadable, not UTF-8, empty, not
   *     YAML, a key twice
   */
  public static YamlFile read(Path path) {
    return of(path, SourceFile.text(path));
  }

  /**
   * Reads the text of a file.
   *
   * @throws RejectedFileException as {@link #read(Path)}
   */
  public static YamlFile of(Path path, String text) {
    try {
      return new YamlTree(path).read(text);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      throw rejected(path, mark == null ? 1 : mark.getLine() + 1, notYaml(e.getProblem()));
    } catch (ReaderException e) {
      throw rejected(
          path, SourceFile.lineAt(text, e.getPosition()), notYaml("a character it forbids"));
    } catch (YAMLException e) {
      throw rejected(path, 1, notYaml(e.getMessage()));
    }
  }

  /**
   * The line of a JSON pointer, {@code /request/regid/length}; when nothing stands there, of the
   * nearest parent.
   */
  public int line(String pointer) {
    Integer line = lines.get(pointer);
    if (line != null) {
      return line;
    }
    int slash = pointer.lastIndexOf('/');
    return slash < 0 ? 1 : line(pointer.substring(0, slash));
  }

  /** A mistake at a JSON pointer of this file. */
  public Finding finding(String pointer, String problem, String remedy) {
    return new Finding(path, line(pointer), problem, remedy);
  }

  /** The step of a JSON pointer that stands for a key. */
  public static String step(String key) {
    return "/" + key.replace("~", "~0").replace("/", "~1");
  }

  private static String[] notYaml(String problem) {
    return new String[] {
      "is not YAML: " + problem, "correct the line or the indentation and quotes just above it"
    };
  }

  private static RejectedFileException rejected(Path path, int line, String[] words) {
    return new RejectedFileException(List.of(new Finding(path, line, words[0], words[1])));
  }
}
