package org.hospitalhub.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hospitalhub.mappings.MappingsReader;
import org.hospitalhub.platform.Platform;

/** The platform whose messages are measured, and samples of them. */
public final class Zhejiang {

  private static final int SLOTS = 20;

  private Zhejiang() {}

  /** The platform as the files of {@code mappings/} describe it. */
  public static Platform compile() {
    Map<String, Set<String>> settings =
        Map.of("embedded", Set.of("releaseTime", "lockMinutes", "cancelMinutes", "identity"));
    UnaryOperator<String> placeholders = text -> text.replaceAll("\\$\\{[^}]*}", "http://localhost/");
    return new MappingsReader(Path.of("mappings"), placeholders, settings)
        .read()
        .platform("zhejiang");
  }

  /** A booking. */
  public static String booking() {
    try (InputStream file = Zhejiang.class.getResourceAsStream("100208.xml")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the HIS answers when twenty slots are free. */
  public static JsonNode freeSlots() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode slots = answer.putArray("slots");
    for (int number = 1; number <= SLOTS; number++) {
      slots
          .addObject()
          .put("id", "B1-" + number)
          .put("number", (long) number)
          .put("date", "2026-11-23")
          .put("time", "08:%02d".formatted(number))
          .put("state", "free");
    }
    return answer;
  }
}
