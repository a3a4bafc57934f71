package org.hospitalhub.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Function;
import org.hospitalhub.upload.Backlog;

/**
 * {@code hub.upload.runs}, {@code hub.upload.rows} (that they have read) and {@code hub.upload.age}
 * (seconds, of the oldest), by job and state, of runs that are not finished.
 */
public final class UploadMeters {

  private final MultiGauge count;
  private final MultiGauge read;
  private final MultiGauge age;

  public UploadMeters(MeterRegistry meters) {
    count =
        MultiGauge.builder("hub.upload.runs")
            .description("Upload runs that are not finished")
            .register(meters);
    read =
        MultiGauge.builder("hub.upload.rows")
            .description("Rows that they have read")
            .register(meters);
    age =
        MultiGauge.builder("hub.upload.age")
            .description("How long the oldest of them has been running")
            .baseUnit("seconds")
            .register(meters);
  }

  /** What is not finished now. */
  public void measure(List<Backlog> backlog) {
    count.register(rows(backlog, Backlog::runs), true);
    read.register(rows(backlog, Backlog::rows), true);
    age.register(rows(backlog, runs -> runs.age().toSeconds()), true);
  }

  private static List<Row<?>> rows(List<Backlog> backlog, Function<Backlog, Number> value) {
    return backlog.stream()
        .<Row<?>>map(
            runs ->
                Row.of(Tags.of("job", runs.job(), "state", runs.state().text()), value.apply(runs)))
        .toList();
  }
}
