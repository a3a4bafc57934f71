package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hospitalhub.sheet.FileSchemas;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Library;
import org.hospitalhub.sheet.Naming;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationReader;
import org.hospitalhub.sheet.RejectedFileException;
import org.hospitalhub.sheet.SheetUse;
import org.hospitalhub.sheet.YamlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Reads a platform's folder: its descriptor and its sheets. */
public final class PlatformReader {

  /** The setting of the web server. */
  private static final String LARGEST_BODY = "hub.peers.largest-body";

  private final Library library;
  private final UnaryOperator<String> placeholders;
  private final List<Finding> findings;

  /**
   * A reader.
   *
   * @param placeholders resolves <code>${…}</code> in descriptors; throws IllegalArgumentException
   *     when there is no value
   * @param findings receives every mistake
   */
  public PlatformReader(
      Library library, UnaryOperator<String> placeholders, List<Finding> findings) {
    this.library = library;
    this.placeholders = placeholders;
    this.findings = findings;
  }

  /**
   * A HIS that is asked by messages, as the {@code connector.yaml} of a folder describes it; null
   * when that cannot be used. It speaks by the sheets of its folder, and by those of the folders
   * that it names, a platform's turned round.
   *
   * @param mappings the folder that those names are relative to
   */
  public @Nullable Platform readConnector(Path folder, Path mappings) {
    String id = folder.getFileName().toString();
    try {
      YamlFile file = YamlFile.read(folder.resolve("connector.yaml"));
      Connector connector = descriptor(file, "connector", Connector.class);
      Naming naming = connector.naming() == null ? Naming.CAMEL : connector.naming();
      Descriptor descriptor = connector.descriptor(naming);
      checkErrors(file, descriptor);
      SheetUse use =
          new SheetUse(
              id,
              Stream.concat(connector.sheets().stream().map(mappings::resolve), Stream.of(folder))
                  .toList(),
              connector.model(),
              naming,
              descriptor.envelope().forbidden());
      return platform(id, file, descriptor, new OperationReader(use, library, findings).read());
    } catch (RejectedFileException e) {
      findings.addAll(e.findings());
      return null;
    }
  }

  private <T> T descriptor(YamlFile file, String kind, Class<T> type) {
    secrets(file, file.tree(), "");
    YamlFile resolved = new YamlFile(file.path(), resolve(file, file.tree(), ""), file.lines());
    return FileSchemas.read(resolved, kind, type);
  }

  /** The platform of a folder; null when its descriptor cannot be used. */
  public @Nullable Platform read(Path folder) {
    String id = folder.getFileName().toString();
    try {
      YamlFile file = YamlFile.read(folder.resolve("platform.yaml"));
      Descriptor descriptor = descriptor(file, "platform", Descriptor.class);
      checkErrors(file, descriptor);
      checkLargestBody(file, descriptor);
      Map<String, Operation> operations =
          new OperationReader(
                  SheetUse.own(id, folder, descriptor.envelope().forbidden()), library, findings)
              .read();
      new UndoneCheck(operations, library, findings).check();
      Platform platform = platform(id, file, descriptor, operations);
      if (platform != null) {
        new PreferenceCheck(platform, findings).check();
        new QueryCheck(operations, library, findings).check(new GeneralFailures(platform, library));
      }
      return platform;
    } catch (RejectedFileException e) {
      findings.addAll(e.findings());
      return null;
    }
  }

  private @Nullable Platform platform(
      String id, YamlFile file, Descriptor descriptor, Map<String, Operation> operations) {
    new ReplyCheck(file, descriptor, findings).check(operations);
    try {
      return new Platform(id, descriptor, operations, library);
    } catch (IllegalArgumentException e) {
      findings.add(file.finding("/server", String.valueOf(e.getMessage()), "correct the value"));
      return null;
    }
  }

  /** What the web server does not take in never comes to the platform's own limit. */
  private void checkLargestBody(YamlFile file, Descriptor descriptor) {
    Descriptor.Server server = descriptor.server();
    if (server == null || server.maxBody() == null) {
      return;
    }
    String largest = placeholders.apply("${" + LARGEST_BODY + "}");
    if (largest.matches("\\d+[KMG]?B")
        && DataSize.parse(server.maxBody()).compareTo(DataSize.parse(largest)) > 0) {
      findings.add(
          file.finding(
              "/server/maxBody",
              "'" + server.maxBody() + "' is more than " + LARGEST_BODY + " (" + largest + ")",
              "a larger body is refused before the platform is asked: raise " + LARGEST_BODY));
    }
  }

  private void checkErrors(YamlFile file, Descriptor descriptor) {
    if (descriptor.errors() != null) {
      library.checkErrors(descriptor.errors().keySet(), file, "/errors", findings);
    }
  }

  /** A secret stands in the environment or a file, never in a descriptor. */
  private void secrets(YamlFile file, JsonNode node, String pointer) {
    node.properties()
        .forEach(
            e -> {
              String at = pointer + YamlFile.step(e.getKey());
              boolean secret = e.getKey().matches("(?i).*(password|secret|key)");
              if (secret && e.getValue().isTextual() && !e.getValue().asText().startsWith("${")) {
                findings.add(
                    file.finding(
                        at,
                        "'" + e.getKey() + "' is a literal secret",
                        "refer to it: ${NAME_OF_A_PROPERTY}"));
              }
              secrets(file, e.getValue(), at);
            });
  }

  private JsonNode resolve(YamlFile file, JsonNode node, String pointer) {
    if (node.isTextual()) {
      try {
        return TextNode.valueOf(placeholders.apply(node.asText()));
      } catch (IllegalArgumentException e) {
        findings.add(
            file.finding(
                pointer, String.valueOf(e.getMessage()), "set the property or give a default"));
        return node;
      }
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object
          .properties()
          .forEach(
              e ->
                  copy.set(
                      e.getKey(),
                      resolve(file, e.getValue(), pointer + YamlFile.step(e.getKey()))));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(item -> copy.add(resolve(file, item, pointer + "/" + copy.size())));
      return copy;
    }
    return node;
  }
}
