package org.hospitalhub.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.sheet.OperationSheet;
import org.jspecify.annotations.Nullable;

/** The fields that stand around the messages of an operation. */
record Envelope(Set<String> request, Set<String> response) {

  static Envelope of(Descriptor descriptor, OperationSheet.@Nullable Reply own) {
    Descriptor.Envelope envelope = descriptor.envelope();
    Set<String> request = new HashSet<>();
    Stream.ofNullable(envelope.operation()).forEach(request::add);
    Stream.ofNullable(descriptor.server())
        .flatMap(server -> Stream.ofNullable(server.credentials()))
        .flatMap(credentials -> Stream.of(credentials.idField(), credentials.keyField()))
        .forEach(request::add);
    Stream.concat(
            Stream.ofNullable(descriptor.server()).map(Descriptor.Server::signature),
            Stream.ofNullable(descriptor.client()).map(Descriptor.Client::signature))
        .flatMap(Stream::ofNullable)
        .forEach(signature -> request.add(signature.field()));
    boolean success = own != null && own.success() != null;
    boolean failure = own != null && own.failure() != null;
    Set<String> response = new HashSet<>((success ? own.success() : envelope.success()).keySet());
    if (failure || !success) { // what only a failure has is the sheet's own to write in a success
      response.addAll((failure ? own.failure() : envelope.failure()).keySet());
    }
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
    Set.copyOf(response).forEach(path -> addContainers(path, response));
    return new Envelope(request, response);
  }

  private static void addContainers(String path, Set<String> to) {
    for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
      to.add(path.substring(0, dot));
    }
  }

  boolean has(String side, String path) {
    return (side.equals("request") ? request : response).contains(path);
  }
}
