package org.hospitalhub.upload.camel;

import java.time.Clock;
import java.time.ZoneId;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.upload.BusinessDates;
import org.hospitalhub.upload.Runs;
import org.hospitalhub.upload.Uploads;
import org.springframework.stereotype.Component;

/**
 * {@code upload:<job>}: begins the runs of {@code mappings/uploads/<job>.yaml} for the date on
 * which the route's Quartz timer fired, and for those that were missed.
 */
@Component("upload")
final class UploadComponent extends StepComponent {

  private final Runs runs;
  private final LiveMappings mappings;
  private final ZoneId zone;

  UploadComponent(Uploads uploads, LiveMappings mappings, Clock clock) {
    this.runs = uploads.runs();
    this.mappings = mappings;
    this.zone = clock.getZone();
  }

  @Override
  protected Processor step(String[] path) {
    var jobs = mappings.current().library().uploads().keySet();
    if (path.length != 1 || !jobs.contains(path[0])) {
      throw unknown(String.join("/", path), String.join(", ", jobs));
    }
    return exchange -> runs.begin(path[0], dates(exchange));
  }

  private BusinessDates dates(Exchange exchange) {
    if (exchange.getFromEndpoint() instanceof QuartzEndpoint timer && timer.getCron() != null) {
      return new BusinessDates(timer.getCron(), zone);
    }
    throw new IllegalStateException("an upload begins in a route from quartz: with a cron");
  }
}
