package org.hospitalhub.camel;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Exchange;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of one exchange share: the platform and operation as they were compiled when it
 * began, so that an edit half-way does not touch it.
 *
 * @param operation null when the request named none
 * @param request the normalised wire request; null before there is one
 */
record Call(Platform platform, @Nullable Operation operation, @Nullable JsonNode request) {

  /** Variables that routes may use. */
  static final String PLATFORM = "platform";

  static final String OPERATION = "operation";
  static final String CANONICAL_OPERATION = "canonicalOperation";
  static final String HOSPITAL = "hospital";

  private static final String PROPERTY = "hub.call";

  static @Nullable Call of(Exchange exchange) {
    return exchange.getProperty(PROPERTY, Call.class);
  }

  /** The call's operation, when it is the one that a step names. */
  static @Nullable Operation operation(Exchange exchange, String platform, String key) {
    Call call = of(exchange);
    Operation operation = call == null ? null : call.operation;
    boolean same =
        operation != null && operation.platform().equals(platform) && operation.key().equals(key);
    return same ? operation : null;
  }

  /** The tree that the step before left as the body. */
  static JsonNode body(Exchange exchange) {
    if (exchange.getMessage().getBody() instanceof JsonNode tree) {
      return tree;
    }
    throw new IllegalStateException("the body is no tree: a step before this one has to make one");
  }

  void on(Exchange exchange) {
    exchange.setProperty(PROPERTY, this);
    exchange.setVariable(PLATFORM, platform.id());
    if (operation != null) {
      exchange.setVariable(OPERATION, operation.key());
      exchange.setVariable(CANONICAL_OPERATION, operation.canonical());
    }
  }
}
