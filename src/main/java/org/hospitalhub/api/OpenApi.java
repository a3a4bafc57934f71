package org.hospitalhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.sheet.CanonicalOperation;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.YamlFile;

/**
 * Describes the canonical API in OpenAPI 3.1: every canonical operation that a platform carries
 * out, with the contracts that requests are checked against.
 */
final class OpenApi {

  private static final String FILE = "/api/openapi.yaml";
  private static final String JSON = "application/json";

  private final JsonNode base = read();

  /** The document without the canonical operations. */
  JsonNode base() {
    return base;
  }

  /** The document for the mappings in force. */
  ObjectNode of(Mappings mappings) {
    ObjectNode document = base.deepCopy();
    ArrayNode types =
        document.withObject("/components/schemas/Problem/properties/type").putArray("enum");
    mappings.library().errors().keySet().forEach(error -> types.add(Problem.type(error)));
    mappings
        .library()
        .operations()
        .values()
        .forEach(operation -> add(document, operation, mappings));
    return document;
  }

  private void add(ObjectNode document, CanonicalOperation operation, Mappings mappings) {
    List<Operation> platforms = mappings.outbound(operation.name());
    if (platforms.isEmpty()) {
      return;
    }
    ObjectNode schemas = document.withObject("/components/schemas");
    ObjectNode request = operation.request().jsonSchema().deepCopy();
    schemas.set(operation.name() + ".request", request);
    ObjectNode post =
        document.withObject("/paths").putObject("/api/v1/" + operation.name()).putObject("post");
    describe(post, operation);
    parameters(post, operation, platforms);
    ObjectNode body = post.putObject("requestBody").put("required", true);
    content(body, operation.name() + ".request", ExampleMessage.of(request));
    ObjectNode responses = post.putObject("responses");
    if (operation.sheet().event()) {
      accepted(responses);
    } else {
      ObjectNode response = operation.response().jsonSchema().deepCopy();
      schemas.set(operation.name() + ".response", response);
      answered(responses, operation, ExampleMessage.of(response));
    }
    new ErrorResponses(mappings.library()).addTo(responses, operation.sheet().errors());
  }

  private static void describe(ObjectNode post, CanonicalOperation operation) {
    post.put("operationId", operation.name()).put("summary", operation.sheet().title().en());
    if (operation.sheet().description() != null) {
      post.put("description", operation.sheet().description());
    }
    String name = operation.name();
    post.putArray("tags").add(name.substring(0, Math.max(0, name.indexOf('.'))));
    post.putArray("security").addObject().putArray("key").add(name);
  }

  private static void parameters(
      ObjectNode post, CanonicalOperation operation, List<Operation> platforms) {
    ArrayNode parameters = post.putArray("parameters");
    for (String shared : List.of("idempotencyKey", "traceparent")) {
      parameters.addObject().put("$ref", "#/components/parameters/" + shared);
    }
    if (!operation.sheet().event()) {
      ObjectNode platform = parameters.addObject().put("name", "platform").put("in", "query");
      platform.put("description", "The platform that is asked");
      platform.put("required", platforms.size() > 1);
      ArrayNode ids = platform.putObject("schema").put("type", "string").putArray("enum");
      platforms.forEach(of -> ids.add(of.platform()));
    }
  }

  private static void answered(
      ObjectNode responses, CanonicalOperation operation, JsonNode example) {
    ObjectNode response = responses.putObject("200").put("description", "The platform's answer");
    replayed(response);
    content(response, operation.name() + ".response", example);
  }

  private static void accepted(ObjectNode responses) {
    ObjectNode response =
        responses
            .putObject("202")
            .put("description", "Stored; it is delivered to every platform that has to know");
    replayed(response);
    ObjectNode schema = response.putObject("content").putObject(JSON).putObject("schema");
    schema.put("$ref", "#/components/schemas/MessageAccepted");
  }

  private static void replayed(ObjectNode response) {
    response
        .putObject("headers")
        .putObject("Idempotent-Replayed")
        .put("$ref", "#/components/headers/Idempotent-Replayed");
  }

  private static void content(ObjectNode parent, String schema, JsonNode example) {
    ObjectNode content = parent.putObject("content").putObject(JSON);
    content.putObject("schema").put("$ref", "#/components/schemas/" + schema);
    content.set("example", example);
  }

  private static JsonNode read() {
    try (InputStream in = OpenApi.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return YamlFile.of(Path.of(FILE), text).tree();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
