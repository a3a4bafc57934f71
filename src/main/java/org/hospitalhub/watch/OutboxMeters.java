package org.hospitalhub.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Function;
import org.hospitalhub.outbox.OutboxUpkeep.Depth;

/**
 * {@code hub.outbox.deliveries} and {@code hub.outbox.age} (seconds, of the oldest), by platform
 * and state, of what is not settled.
 */
public final class OutboxMeters {

  private final MultiGauge count;
  private final MultiGauge age;
  private volatile List<Depth> last = List.of();

  public OutboxMeters(MeterRegistry meters) {
    count =
        MultiGauge.builder("hub.outbox.deliveries")
            .description("Deliveries that are not settled")
            .register(meters);
    age =
        MultiGauge.builder("hub.outbox.age")
            .description("How long the oldest of them has been there")
            .baseUnit("seconds")
            .register(meters);
  }

  /** How full the outbox is now. */
  public void measure(List<Depth> depths) {
    last = List.copyOf(depths);
    count.register(rows(depths, Depth::count), true);
    age.register(rows(depths, depth -> depth.oldest().toSeconds()), true);
  }

  /** How full it was when last measured. */
  List<Depth> last() {
    return last;
  }

  private static List<Row<?>> rows(List<Depth> depths, Function<Depth, Number> value) {
    return depths.stream()
        .<Row<?>>map(
            depth ->
                Row.of(
                    Tags.of("platform", depth.platform(), "state", depth.state().text()),
                    value.apply(depth)))
        .toList();
  }
}
