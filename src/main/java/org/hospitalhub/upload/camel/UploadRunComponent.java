package org.hospitalhub.upload.camel;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Processor;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.upload.Runner;
import org.hospitalhub.upload.Runs;
import org.hospitalhub.upload.Uploads;
import org.hospitalhub.watch.UploadMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * {@code upload-run:<step>}. {@code advance} advances runs; {@code measure} and {@code prune} are
 * their upkeep.
 */
@Component("upload-run")
final class UploadRunComponent extends StepComponent {

  private static final Logger LOG = LoggerFactory.getLogger(UploadRunComponent.class);

  private static final String STEPS = "advance, measure, prune";

  /** How long a turn lasts, so that a stop of the hub does not wait for a long run. */
  private static final Duration TURN = Duration.ofSeconds(1);

  private final Runs runs;
  private final Runner runner;
  private final UploadMeters meters;
  private final Duration retention;
  private final AtomicBoolean failing = new AtomicBoolean();

  UploadRunComponent(Uploads uploads, UploadMeters meters, UploadProperties settings) {
    this.runs = uploads.runs();
    this.runner = uploads.runner();
    this.meters = meters;
    this.retention = settings.retention();
  }

  @Override
  protected Processor step(String[] path) {
    return switch (path[0]) {
      case "advance" -> exchange -> advance();
      case "measure" -> exchange -> meters.measure(runs.backlog());
      case "prune" -> exchange -> runs.prune(retention);
      default -> throw unknown(path[0], STEPS);
    };
  }

  /** Says once that the database cannot be asked, and once that it can again. */
  private void advance() {
    try {
      turn();
      if (failing.getAndSet(false)) {
        LOG.info("Upload runs advance again");
      }
    } catch (RuntimeException e) {
      if (!failing.getAndSet(true)) {
        LOG.warn("Upload runs cannot advance ({}): tried again", e.getClass().getSimpleName());
      }
    }
  }

  private void turn() {
    runner.finish();
    long end = System.nanoTime() + TURN.toNanos();
    boolean more = true;
    while (more && System.nanoTime() < end) {
      more = runner.advance();
    }
  }
}
