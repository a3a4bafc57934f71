package org.hospitalhub.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A routes folder with two endpoints, two operations made from one template, and one that waits.
 */
record LiveFolder(Path path) {

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

  static final String DOORS =
      """
      # the endpoints
      - route:
          id: http-door
          from:
            uri: platform-http:/call
            steps:
              - toD:
                  uri: direct:${header.operation}
              - setBody:
                  simple: "door%1$d ${body}"
      - route:
          id: soap-door
          from:
            uri: cxf:/echo
            parameters:
              serviceClass: org.hospitalhub.routes.Echo
              dataFormat: POJO
            steps:
              - toD:
                  uri: direct:${body[0]}
              - setBody:
                  simple: "door%1$d ${body}"
      """;

  /** Puts the folder back as it was at the start. */
  void reset() {
    Map<String, String> files =
        Map.of(
            "templates.camel.yaml", TEMPLATE,
            "operations.camel.yaml", OPERATIONS,
            "waiting.camel.yaml", WAITING,
            "doors.camel.yaml", DOORS);
    for (Path file : list()) {
      if (!files.containsKey(file.getFileName().toString())) {
        delete(file.getFileName().toString());
      }
    }
    files.forEach((name, text) -> write(name, text.formatted(1)));
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(path.resolve(name), text);
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

  private Iterable<Path> list() {
    try (var files = Files.list(path)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
