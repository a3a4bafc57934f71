package org.hospitalhub.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A routes folder with two endpoints, two operations made from one template, and one that waits;
 * beside it a mappings folder with a platform of no operation.
 */
record LiveFolder(Path path) {

  static final String SHAPES =
      """
      - routeTemplate:
          id: inbound
          parameters:
            - name: platform
            - name: operation
          from:
            uri: direct:{{platform}}-{{operation}}
            steps:
              - setBody:
                  simple: "reads {{operation}}"
      - routeTemplate:
          id: inbound-write
          parameters:
            - name: platform
            - name: operation
          from:
            uri: direct:{{platform}}-{{operation}}
            steps:
              - setBody:
                  simple: "writes {{operation}}"
      """;

  static final String SHEET =
      """
      title: An operation
      spec: "1"
      direction: inbound
      canonical: slot.lock
      request:
        number: {title: Number, length: 20, required: true, canonical: slot.id}
      response: {}
      """;

  private static final Map<String, String> MAPPINGS =
      Map.of(
          "canonical/errors.yaml",
          """
          internal:  {title: Something went wrong, chinese: 系统内部错误, status: 500}
          not-found: {title: There is no such record, chinese: 记录不存在, status: 404}
          """,
          "canonical/fields/slot.yaml",
          """
          title: {en: Slot, zh: 号源}
          fields:
            id: {en: Slot id, zh: 号源编号, type: string}
          """,
          "canonical/slot.lock.yaml",
          """
          title: {en: Lock a slot, zh: 锁号}
          effect: write
          outcome: slot.locked
          request:
            required: [slot.id]
          response: {}
          errors: []
          """,
          "canonical/slot.locked.yaml",
          """
          title: {en: Tell whether a slot was locked, zh: 查询是否已锁号}
          effect: read
          request:
            required: [slot.id]
          response: {}
          errors: [not-found]
          """,
          "p/platform.yaml",
          """
          title: A platform
          codec: xml
          envelope:
            root: data
            operation: op
            success: {state: "0"}
            failure: {state: "1", words: "{message}"}
          """);

  static final String TEMPLATE =
      """
      - routeTemplate:
          id: operation
          parameters:
            - name: name
            - name: answer
          from:
            uri: direct:{{name}}
            steps:
              - setBody:
                  simple: "template%d {{answer}}"
      """;

  static final String OPERATIONS =
      """
      - templatedRoute:
          routeTemplateRef: operation
          routeId: first
          parameters:
            - {name: name, value: first}
            - {name: answer, value: first%d}
      - templatedRoute:
          routeTemplateRef: operation
          routeId: second
          parameters:
            - {name: name, value: second}
            - {name: answer, value: second1}
      """;

  static final String WAITING =
      """
      - route:
          id: waiting
          from:
            uri: direct:waiting
            steps:
              - process:
                  ref: latch
              - setBody:
                  constant: waited%d
      """;

  static final String ENDPOINTS =
      """
      # the endpoints
      - route:
          id: http-endpoint
          from:
            uri: platform-http:/call
            steps:
              - toD:
                  uri: direct:${header.operation}
              - setBody:
                  simple: "endpoint%1$d ${body}"
      - route:
          id: soap-endpoint
          from:
            uri: cxf:/echo
            parameters:
              serviceClass: org.hospitalhub.routes.Echo
              dataFormat: POJO
            steps:
              - toD:
                  uri: direct:${body[0]}
              - setBody:
                  simple: "endpoint%1$d ${body}"
      """;

  /** Puts the folder back as it was at the start. */
  void reset() {
    Map<String, String> files =
        Map.of(
            "shapes.camel.yaml", SHAPES,
            "templates.camel.yaml", TEMPLATE,
            "operations.camel.yaml", OPERATIONS,
            "waiting.camel.yaml", WAITING,
            "endpoints.camel.yaml", ENDPOINTS);
    MAPPINGS.forEach((name, text) -> write("../mappings/" + name, text));
    for (Path sheet : list(mappings().resolve("p"))) {
      if (!sheet.endsWith("platform.yaml")) {
        delete("../mappings/p/" + sheet.getFileName());
      }
    }
    for (Path file : list(path)) {
      if (!files.containsKey(file.getFileName().toString())) {
        delete(file.getFileName().toString());
      }
    }
    files.forEach((name, text) -> write(name, text.formatted(1)));
  }

  /** The folder of the sheets. */
  Path mappings() {
    return path.resolveSibling("mappings");
  }

  Path write(String name, String text) {
    try {
      Path file = path.resolve(name).normalize();
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String name) {
    try {
      Files.delete(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Iterable<Path> list(Path folder) {
    try (var files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
