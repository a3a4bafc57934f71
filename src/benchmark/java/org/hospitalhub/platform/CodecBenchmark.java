package org.hospitalhub.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.TimeUnit;
import org.hospitalhub.benchmark.Zhejiang;
import org.hospitalhub.sheet.Operation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Text to a tree and back, without a sheet. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CodecBenchmark {

  private final Codec codec = new XmlCodec("data", null);
  private final String booking = Zhejiang.booking();
  private final ObjectNode slots = answer();

  private static ObjectNode answer() {
    Operation search = Zhejiang.compile().operations().get("100204");
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    return search.response().toWire(Zhejiang.freeSlots(), true, nothing);
  }

  @Benchmark
  public JsonNode read() {
    return codec.read(booking);
  }

  /** An answer with twenty slots. */
  @Benchmark
  public String write() {
    return codec.write(slots);
  }
}
