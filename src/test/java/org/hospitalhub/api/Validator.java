package org.hospitalhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import io.vertx.openapi.validation.ValidatedRequest;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** An OpenAPI validator that shares no code with the hub; it knows the official schema of 3.1. */
final class Validator implements AutoCloseable {

  private static final String JSON = "application/json";

  private final Vertx vertx = Vertx.vertx();
  private final OpenAPIContract contract;

  /**
   * Fails when the document is no OpenAPI document. The validator reads bodies of one media type
   * only, so that problems are shown to it as plain JSON.
   */
  Validator(String document) {
    String plain = document.replace(Problem.MEDIA_TYPE, JSON);
    contract = await(OpenAPIContract.from(vertx, new JsonObject(plain)));
  }

  int operations() {
    return contract.operations().size();
  }

  boolean accepts(String operation, JsonNode request) {
    var ofRequest =
        new ValidatableRequestImpl(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            new RequestParameterImpl(Buffer.buffer(request.toString())),
            JSON);
    Future<ValidatedRequest> validated =
        RequestValidator.create(vertx, contract).validate(ofRequest, operation);
    return settled(validated);
  }

  boolean accepts(String operation, int status, String body) {
    var response = ValidatableResponse.create(status, Map.of(), Buffer.buffer(body), JSON);
    return settled(ResponseValidator.create(vertx, contract).validate(response, operation));
  }

  private static boolean settled(Future<?> future) {
    try {
      future.toCompletionStage().toCompletableFuture().get();
      return true;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
