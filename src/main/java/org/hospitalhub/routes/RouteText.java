package org.hospitalhub.routes;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.SourceFile;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Routes as they are written, with their comments; templates are filled in. */
final class RouteText {

  private static final int WIDTH = 140;
  private static final String ROUTE = "route";
  private static final String DESCRIPTION = "description";
  private static final String ID = "id";

  private final List<RouteItem> items;

  /** Of routes, and the templates that they are made from. */
  RouteText(List<RouteItem> items) {
    this.items = items;
  }

  /** A list of one route. */
  String of(RouteItem route) {
    RouteItem template = template(route);
    Node body = body(template == null ? route : template);
    if (template != null) {
      Map<String, String> values = template.parameters("defaultValue");
      values.putAll(route.parameters("value"));
      body = new Filling(values, route.prefix()).route(route.id(), (MappingNode) body);
    }
    body.setAnchor(null);
    StringWriter text = new StringWriter();
    yaml().serialize(list(mapping(new NodeTuple(scalar(ROUTE), body))), text);
    return text.toString().replaceAll("(?m)^  ", ""); // a list of one is indented too
  }

  private @Nullable RouteItem template(RouteItem route) {
    return items.stream()
        .filter(item -> item.kind() == RouteItem.Kind.TEMPLATE)
        .filter(item -> item.id().equals(route.template()))
        .findFirst()
        .orElse(null);
  }

  /** What stands below the kind of an item in its file. */
  private static Node body(RouteItem item) {
    Node file = yaml().compose(new StringReader(SourceFile.text(item.file())));
    return ((SequenceNode) file)
        .getValue().stream()
            .map(node -> ((MappingNode) node).getValue().get(0))
            .filter(entry -> key(entry).equals(item.kind().key))
            .map(NodeTuple::getValueNode)
            .filter(body -> item.id().equals(text((MappingNode) body, item.kind().idKey)))
            .findFirst()
            .orElseThrow();
  }

  /**
   * Makes a route of a template.
   *
   * @param values of the template's parameters
   * @param prefix what stands before the ids of its steps
   */
  private record Filling(Map<String, String> values, String prefix) {

    /** The route: the template's own keys, or those below {@code route}. */
    Node route(String id, MappingNode template) {
      List<NodeTuple> entries = new ArrayList<>();
      for (NodeTuple entry : template.getValue()) {
        switch (key(entry)) {
          case ROUTE -> entries.addAll(((MappingNode) entry.getValueNode()).getValue());
          case DESCRIPTION, "from" -> entries.add(entry);
          default -> {
            // the template's own
          }
        }
      }
      MappingNode route = mapping(entries.toArray(NodeTuple[]::new));
      filled(route);
      route.getValue().add(0, new NodeTuple(scalar(ID), scalar(id)));
      return route;
    }

    private Node filled(Node node) {
      node.setAnchor(null);
      if (node instanceof SequenceNode list) {
        list.getValue().replaceAll(this::filled);
      } else if (node instanceof MappingNode mapping) {
        mapping.getValue().replaceAll(this::filled);
      } else if (node instanceof ScalarNode scalar) {
        return filled(scalar, "");
      }
      return node;
    }

    private NodeTuple filled(NodeTuple entry) {
      Node value = entry.getValueNode();
      boolean id = key(entry).equals(ID) && value instanceof ScalarNode;
      return new NodeTuple(
          entry.getKeyNode(), id ? filled((ScalarNode) value, prefix) : filled(value));
    }

    private Node filled(ScalarNode scalar, String before) {
      String text = before + scalar.getValue();
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("{{" + value.getKey() + "}}", value.getValue());
      }
      Node filled =
          new ScalarNode(
              scalar.getTag(),
              text,
              scalar.getStartMark(),
              scalar.getEndMark(),
              scalar.getScalarStyle());
      filled.setBlockComments(scalar.getBlockComments());
      filled.setInLineComments(scalar.getInLineComments());
      filled.setEndComments(scalar.getEndComments());
      return filled;
    }
  }

  private static String key(NodeTuple entry) {
    return ((ScalarNode) entry.getKeyNode()).getValue();
  }

  private static String text(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(entry -> key(entry).equals(key))
        .map(entry -> ((ScalarNode) entry.getValueNode()).getValue())
        .findFirst()
        .orElse("");
  }

  private static ScalarNode scalar(String text) {
    return new ScalarNode(Tag.STR, text, null, null, DumperOptions.ScalarStyle.PLAIN);
  }

  private static MappingNode mapping(NodeTuple... entries) {
    return new MappingNode(
        Tag.MAP, new ArrayList<>(List.of(entries)), DumperOptions.FlowStyle.BLOCK);
  }

  private static CollectionNode<Node> list(Node item) {
    return new SequenceNode(Tag.SEQ, List.of(item), DumperOptions.FlowStyle.BLOCK);
  }

  private static Yaml yaml() {
    LoaderOptions in = new LoaderOptions();
    in.setProcessComments(true);
    DumperOptions out = new DumperOptions();
    out.setProcessComments(true);
    out.setWidth(WIDTH);
    out.setSplitLines(false);
    out.setIndicatorIndent(2);
    out.setIndentWithIndicator(true);
    return new Yaml(new SafeConstructor(in), new Representer(out), out, in);
  }
}
