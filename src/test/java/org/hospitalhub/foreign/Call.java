package org.hospitalhub.foreign;

import java.util.Map;

/**
 * A call of an operation with a string.
 *
 * @param address of the service; its WSDL is at {@code ?wsdl}
 * @param service the name of the WSDL's service
 * @param argument the argument's name, for stacks that ask for one
 */
public record Call(
    String address,
    String namespace,
    String service,
    String operation,
    String argument,
    String text) {

  /** The call in words that every stack understands. */
  Map<String, String> in(String form) {
    return Map.of(
        "form", form,
        "address", address,
        "namespace", namespace,
        "service", service,
        "operation", operation,
        "argument", argument,
        "text", text);
  }
}
