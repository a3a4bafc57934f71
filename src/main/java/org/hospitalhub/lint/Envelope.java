package org.hospitalhub.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hospitalhub.platform.Descriptor;

/** The fields that stand around every message, which belong to the descriptor. */
record Envelope(Set<String> request, Set<String> response) {

  static Envelope of(Descriptor descriptor) {
    Descriptor.Envelope envelope = descriptor.envelope();
    Set<String> request = new HashSet<>(Set.of(envelope.operation()));
    Stream.concat(
            Stream.ofNullable(descriptor.server()).map(Descriptor.Server::signature),
            Stream.ofNullable(descriptor.client()).map(Descriptor.Client::signature))
        .flatMap(Stream::ofNullable)
        .forEach(signature -> request.add(signature.field()));
    Set<String> response = new HashSet<>(envelope.success().keySet());
    response.addAll(envelope.failure().keySet());
    Map<String, List<String>> aliases = envelope.aliases() == null ? Map.of() : envelope.aliases();
    aliases.forEach(
        (field, others) -> {
          if (request.contains(field)) {
            request.addAll(others);
          }
          if (response.contains(field)) {
            response.addAll(others);
          }
        });
    return new Envelope(request, response);
  }

  boolean has(String side, String path) {
    return (side.equals("request") ? request : response).contains(path);
  }
}
