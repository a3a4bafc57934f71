package org.hospitalhub.mappings;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hospitalhub.platform.Descriptor.Server;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.Finding;

/**
 * No two platforms are served at the same address. Most likely one of their folders is a copy of
 * the other, and every event would be told to the same platform twice.
 */
record AddressCheck(Path root, List<Finding> findings) {

  void check(Collection<Platform> platforms) {
    Map<String, String> first = new HashMap<>();
    for (Platform platform : platforms) {
      addresses(platform.descriptor().server())
          .forEach(
              address -> {
                String other = first.putIfAbsent(address, platform.id());
                if (other != null) {
                  findings.add(finding(platform.id(), address, other));
                }
              });
    }
  }

  private static Stream<String> addresses(Server server) {
    return server == null
        ? Stream.of()
        : Stream.of(
                server.http() == null ? null : server.http().address(),
                server.soap() == null ? null : server.soap().address())
            .filter(Objects::nonNull);
  }

  private Finding finding(String platform, String address, String other) {
    return new Finding(
        root.resolve(platform).resolve("platform.yaml"),
        1,
        "is served at " + address + " as " + other + " is",
        "remove the folder when it is a copy, or give it an address of its own");
  }
}
