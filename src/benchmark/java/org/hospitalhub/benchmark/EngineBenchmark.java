package org.hospitalhub.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.hospitalhub.platform.Incoming;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.Operation;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The sheet engine beside Jackson, which only parses. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EngineBenchmark {

  private final XmlMapper jackson = new XmlMapper();
  private final Platform platform = Zhejiang.compile();
  private final String booking = Zhejiang.booking();
  private final Operation book = platform.operations().get("100208");
  private final JsonNode normal = receive();
  private final Operation search = platform.operations().get("100204");
  private final JsonNode slots = Zhejiang.freeSlots();

  /** The yardstick: the same text to a tree, nothing else. */
  @Benchmark
  public JsonNode parseWithJackson() throws IOException {
    return jackson.readTree(booking);
  }

  /** What the hub does with a request before it asks the HIS. */
  @Benchmark
  public JsonNode decodeValidateMap() {
    JsonNode request = receive();
    book.request().require(request);
    return book.request().toCanonical(request);
  }

  /** The same, trusting the caller. */
  @Benchmark
  public JsonNode decodeMap() {
    return book.request().toCanonical(receive());
  }

  /** Text to normalised tree. */
  @Benchmark
  public JsonNode decode() {
    return receive();
  }

  private JsonNode receive() {
    return platform.receive(Incoming.of(booking, null), Direction.INBOUND, operation -> {}).body();
  }

  @Benchmark
  public JsonNode validate() {
    book.request().require(normal);
    return normal;
  }

  @Benchmark
  public JsonNode map() {
    return book.request().toCanonical(normal);
  }

  /** What the hub does with the answer of the HIS: twenty slots. */
  @Benchmark
  public String mapEncode() {
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    return platform.reply(search, search.response().toWire(slots, true, nothing));
  }
}
