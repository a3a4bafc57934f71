package org.hospitalhub.cases;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The cases of an operation, or of a platform as a whole.
 *
 * @param path {@code cases/<platform>/<operation>.yaml}
 */
public record CaseFile(Path path, String text) {

  static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** Every file below a folder, in the order of the names. */
  public static List<CaseFile> below(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(p -> p.toString().endsWith(".yaml")).sorted().map(CaseFile::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CaseFile of(Path path) {
    try {
      return new CaseFile(path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(path.toString(), e);
    }
  }

  /** Its cases, in its order. */
  public List<Case> cases() {
    try {
      Map<String, Case> cases = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : YAML.readTree(text).properties()) {
        Map<String, JsonNode> stages = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> stage : entry.getValue().properties()) {
          stages.put(stage.getKey(), meant(stage.getKey(), stage.getValue(), cases));
        }
        cases.put(entry.getKey(), new Case(entry.getKey(), stages));
      }
      return List.copyOf(cases.values());
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": " + e.getMessage(), e);
    }
  }

  private JsonNode meant(String stage, JsonNode written, Map<String, Case> before) {
    if (!Variation.is(written)) {
      return written;
    }
    Case model = before.get(written.get("like").textValue());
    if (model == null) {
      throw new AssertionError(path + ": no case before it is called " + written.get("like"));
    }
    return Variation.of(model.get(stage), written);
  }

  /** The number of the line, from 0, that a case begins on. */
  int line(String name) {
    return lines(new Yaml().compose(new StringReader(text))).get(name);
  }

  /**
   * The text with other stages; every other line stays as it is.
   *
   * @param changes by the names of the cases; a stage without a value goes
   * @param order in which stages stand that were not there
   */
  String with(Map<String, Map<String, @Nullable JsonNode>> changes, List<String> order) {
    List<String> lines = text.lines().toList();
    MappingNode root = (MappingNode) new Yaml().compose(new StringReader(text));
    List<Integer> starts = new ArrayList<>(lines(root).values());
    List<String> result = new ArrayList<>(lines.subList(0, starts.get(0)));
    for (int i = 0; i < starts.size(); i++) {
      NodeTuple tuple = root.getValue().get(i);
      int end = i + 1 < starts.size() ? starts.get(i + 1) : lines.size();
      String name = ((ScalarNode) tuple.getKeyNode()).getValue();
      StageLines stages =
          new StageLines(lines.subList(0, end), starts.get(i), lines(tuple.getValueNode()));
      stages.change(changes.getOrDefault(name, Map.of()), order);
      result.addAll(stages.all());
    }
    return String.join("\n", result) + "\n";
  }

  private static Map<String, Integer> lines(Node mapping) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (NodeTuple tuple : ((MappingNode) mapping).getValue()) {
      ScalarNode key = (ScalarNode) tuple.getKeyNode();
      lines.put(key.getValue(), key.getStartMark().getLine());
    }
    return lines;
  }
}
