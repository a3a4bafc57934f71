package org.hospitalhub.platform.soap;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A SOAP service whose operations all take one string and answer one string.
 *
 * @param address where it is: a path such as {@code /service} for a server, a URL for a client
 * @param namespace the target namespace
 * @param name the name of the WSDL's service, such as {@code HospitalService}
 * @param operations the operations, in the order of the platform's document; a client calls the
 *     first one unless the route names another
 * @param argument the name of every operation's argument
 * @param aliases other spellings of an operation's element: spelling on the wire to operation
 */
public record SoapService(
    String address,
    String namespace,
    String name,
    List<String> operations,
    String argument,
    Map<String, String> aliases) {

  public SoapService {
    operations = List.copyOf(operations);
    aliases = Map.copyOf(aliases);
    if (operations.isEmpty()) {
      throw new IllegalArgumentException(
          "service " + name + " has no operation: list at least one");
    }
    var known = new HashSet<String>();
    for (String operation : operations) {
      if (!known.add(operation)) {
        throw new IllegalArgumentException(
            "service %s has the operation %s twice: list it once".formatted(name, operation));
      }
    }
    for (var alias : aliases.entrySet()) {
      if (!operations.contains(alias.getValue()) || operations.contains(alias.getKey())) {
        throw new IllegalArgumentException(
            "service %s: alias %s: %s must be a new spelling of one of %s"
                .formatted(name, alias.getKey(), alias.getValue(), operations));
      }
    }
  }

  /** A service without aliases. */
  public SoapService(
      String address, String namespace, String name, List<String> operations, String argument) {
    this(address, namespace, name, operations, argument, Map.of());
  }

  /**
   * The operation that an element of the body means, if any. Its local name is enough: a service
   * has each but once, and callers write namespaces of their own, or none.
   */
  Optional<String> operation(String element) {
    String operation = aliases.getOrDefault(element, element);
    return operations.contains(operation) ? Optional.of(operation) : Optional.empty();
  }

  /** The WSDL's port type: the service's name as JAX-WS would have derived it, backwards. */
  String portType() {
    return name.endsWith("Service") && name.length() > 7
        ? name.substring(0, name.length() - 7)
        : name + "PortType";
  }
}
