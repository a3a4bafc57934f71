package org.hospitalhub.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;

/**
 * What a hub as it is delivered answers to somebody without any credential: {@code
 * exposure/defaults} has every address that the running hub knows of, and one that it does not.
 * What it says now is kept in {@code target/exposure-defaults.txt}, to be looked at, and copied
 * when it is right.
 */
@DeliveredHub
class DefaultExposureTest {

  private static final Path TABLE = Path.of("src/test/resources/exposure/defaults.txt");
  private static final Path FOUND = Path.of("target/exposure-defaults.txt");
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** Addresses that no mapping names by themselves: parts of some, and nothing. */
  private static final List<String> OTHERS =
      List.of("/actuator/health/liveness", "/actuator/health/readiness", "/nowhere");

  private static final String JSON = "Content-Type: application/json";
  private static final String LINE = "%-45s %-45s %s%n";

  @Autowired private ApplicationContext hub;

  @Value("${local.server.port}")
  private int port;

  @Test
  void areClosedButForThoseOfTheTable() throws IOException {
    String found = table(InetAddress.getLoopbackAddress());

    Files.writeString(FOUND, found);
    assertThat(found)
        .as("differs from %s; see %s", TABLE, FOUND)
        .isEqualTo(Files.readString(TABLE));
  }

  static Stream<InetAddress> addressesOfThisMachine() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLinkLocalAddress());
  }

  @ParameterizedTest
  @MethodSource("addressesOfThisMachine")
  void areClosedWhereverACallerIs(InetAddress caller) throws IOException {
    assertThat(table(caller)).isEqualTo(Files.readString(TABLE));
  }

  @Test
  void nobodyIsToldWhatHeHasAsked() {
    Peer peer = new Peer(InetAddress.getLoopbackAddress(), port);

    assertThat(patterns(Addresses.of(hub)))
        .allSatisfy(
            pattern ->
                assertThat(told(peer, Request.get(example(pattern)).method("TRACE")))
                    .isEqualTo("405"));
  }

  private String table(InetAddress address) {
    Peer peer = new Peer(address, port);
    Addresses addresses = Addresses.of(hub);
    StringBuilder table = new StringBuilder(LINE.formatted("# address", "asked", "answered"));
    patterns(addresses).forEach(pattern -> table.append(rows(peer, pattern, addresses)));
    return table.toString();
  }

  private static Stream<String> patterns(Addresses addresses) {
    return Stream.concat(addresses.patterns().stream(), OTHERS.stream()).sorted();
  }

  private static String example(String pattern) {
    return Addresses.example(pattern, Map.of());
  }

  private static String rows(Peer peer, String pattern, Addresses addresses) {
    Map<String, List<String>> asked = new LinkedHashMap<>();
    requests(pattern, addresses)
        .forEach(
            (how, request) ->
                asked.computeIfAbsent(told(peer, request), t -> new ArrayList<>()).add(how));
    fold(asked);
    StringBuilder rows = new StringBuilder();
    asked.forEach(
        (answer, how) ->
            rows.append(
                LINE.formatted(rows.isEmpty() ? pattern : "", String.join(" ", how), answer)));
    return rows.toString();
  }

  /** The answer to HEAD is that to GET without its words; what is the same for all is said so. */
  private static void fold(Map<String, List<String>> asked) {
    for (Map.Entry<String, List<String>> row : Map.copyOf(asked).entrySet()) {
      if (row.getValue().contains("GET") && !row.getValue().contains("HEAD")) {
        List<String> same = asked.get(row.getKey().split(" ")[0]);
        if (same != null && same.remove("HEAD")) {
          row.getValue().add(1, "HEAD");
        }
      }
    }
    asked.values().removeIf(List::isEmpty);
    asked.replaceAll((answer, how) -> how.equals(METHODS) ? List.of("all") : how);
  }

  private static Map<String, Request> requests(String pattern, Addresses addresses) {
    String address = example(pattern);
    Map<String, Request> requests = new LinkedHashMap<>();
    for (String method : METHODS) {
      Request request =
          method.equals("POST")
              ? addresses.call(pattern).orElse(Request.post(address, "{}", JSON))
              : Request.get(address).method(method);
      requests.put(method, request);
    }
    if (addresses.call(pattern).isPresent()) {
      Request wsdl = Request.get(address + "?wsdl");
      requests.put("?wsdl", wsdl);
      requests.put("?wsdl at another name", wsdl.with("Host: example.org"));
    }
    return requests;
  }

  private static String told(Peer peer, Request request) {
    try {
      List<Answer> answers = peer.answers(request);
      assertThat(answers).as(request.toString()).hasSize(1);
      return Told.of(answers.get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
