package org.hospitalhub.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Turns SnakeYAML's nodes, which know their lines, into a Jackson tree and a table of lines. */
final class YamlTree {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Path path;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  YamlTree(Path path) {
    this.path = path;
  }

  YamlFile read(String text) {
    LoaderOptions options = new LoaderOptions();
    StreamReader reader = new StreamReader(text);
    Node root =
        new Composer(new ParserImpl(reader, options), new CoreSchema(), options).getSingleNode();
    if (root == null) {
      findings.add(new Finding(path, 1, "is empty", "write its content, or delete the file"));
      throw new RejectedFileException(findings);
    }
    lines.put("", line(root));
    JsonNode tree = tree(root, "");
    if (!findings.isEmpty()) {
      throw new RejectedFileException(findings);
    }
    return new YamlFile(path, tree, Map.copyOf(lines));
  }

  private JsonNode tree(Node node, String pointer) {
    if (node.isTwoStepsConstruction()) {
      findings.add(
          new Finding(path, line(node), "an anchor contains itself", "write its content out"));
      return JSON.nullNode();
    }
    if (node instanceof MappingNode mapping) {
      return object(mapping, pointer);
    }
    return node instanceof SequenceNode sequence
        ? array(sequence, pointer)
        : scalar((ScalarNode) node);
  }

  private ObjectNode object(MappingNode mapping, String pointer) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      int line = line(entry.getKeyNode());
      if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
        findings.add(new Finding(path, line, "a key is not plain text", "quote it"));
        continue;
      }
      String key = scalar.getValue();
      String at = pointer + YamlFile.step(key);
      if (object.has(key)) {
        String problem = "key '" + key + "' stands here and at line " + lines.get(at);
        findings.add(new Finding(path, line, problem, "keep one of the two"));
        continue;
      }
      lines.put(at, line);
      object.set(key, tree(entry.getValueNode(), at));
    }
    return object;
  }

  private ArrayNode array(SequenceNode sequence, String pointer) {
    ArrayNode array = JSON.arrayNode();
    for (Node item : sequence.getValue()) {
      String at = pointer + "/" + array.size();
      lines.put(at, line(item));
      array.add(tree(item, at));
    }
    return array;
  }

  private JsonNode scalar(ScalarNode node) {
    String value = node.getValue();
    Tag tag = node.getTag();
    try {
      if (tag.equals(Tag.INT)) {
        BigInteger number = new BigInteger(value);
        return number.bitLength() < Integer.SIZE
            ? JSON.numberNode(number.intValue())
            : number.bitLength() < Long.SIZE
                ? JSON.numberNode(number.longValue())
                : JSON.numberNode(number);
      }
      if (tag.equals(Tag.FLOAT)) {
        return DecimalNode.valueOf(new BigDecimal(value));
      }
    } catch (NumberFormatException e) {
      findings.add(new Finding(path, line(node), "'" + value + "' is no number", "quote it"));
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(value.toLowerCase(Locale.ROOT).equals("true"));
    }
    return tag.equals(Tag.NULL) ? JSON.nullNode() : JSON.textNode(value);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** YAML 1.2's types: {@code no}, {@code on} and {@code 12:30} are text, unlike in YAML 1.1. */
  private static final class CoreSchema extends Resolver {

    /** What is longer is text: nobody means a number by it, and it takes long to make one of it. */
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]{0,49})");

    private static final Pattern DECIMAL =
        Pattern.compile(
            "[-+]?(0|[1-9][0-9]{0,49})(\\.[0-9]{1,50}([eE][-+]?[0-9]{1,3})?|[eE][-+]?[0-9]{1,3})");

    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, BOOL_OR_NOT, "tTfF");
      addImplicitResolver(Tag.INT, WHOLE, "-+0123456789");
      addImplicitResolver(Tag.FLOAT, DECIMAL, "-+0123456789");
      addImplicitResolver(Tag.NULL, NULL, "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
    }

    private static final Pattern BOOL_OR_NOT = Pattern.compile("true|True|TRUE|false|False|FALSE");
  }
}
