package org.hospitalhub.upload.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.hospitalhub.exchange.AnswerGuard;
import org.hospitalhub.exchange.StepComponent;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.upload.Progress;
import org.hospitalhub.upload.Runner;
import org.hospitalhub.upload.Runs;
import org.hospitalhub.upload.Uploads;
import org.hospitalhub.watch.UploadMeters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * {@code upload-run:<step>}. {@code advance} gets runs on; {@code measure} and {@code prune} are
 * their upkeep; {@code start}, {@code list} and {@code show} are what people do and see, about the
 * job in the header {@code job}.
 */
@Component("upload-run")
final class UploadRunComponent extends StepComponent {

  private static final Logger LOG = LoggerFactory.getLogger(UploadRunComponent.class);

  private static final String STEPS = "advance, measure, prune, start, list, show";

  /** How long a turn lasts, so that a stop of the hub does not wait for a long run. */
  private static final Duration TURN = Duration.ofSeconds(1);

  private static final int PAGE = 100;

  private final Runs runs;
  private final Runner runner;
  private final UploadMeters meters;
  private final Duration retention;
  private final ObjectMapper json;
  private final AtomicBoolean failing = new AtomicBoolean();

  UploadRunComponent(
      Uploads uploads, UploadMeters meters, UploadProperties settings, ObjectMapper json) {
    this.runs = uploads.runs();
    this.runner = uploads.runner();
    this.meters = meters;
    this.retention = settings.retention();
    this.json = json;
  }

  @Override
  protected Processor step(String[] path) {
    return switch (path[0]) {
      case "advance" -> exchange -> advance();
      case "measure" -> exchange -> meters.measure(runs.backlog());
      case "prune" -> exchange -> runs.prune(retention);
      case "start" -> this::start;
      case "list" -> this::list;
      case "show" -> this::show;
      default -> throw unknown(path[0], STEPS);
    };
  }

  /** Says once that the database cannot be asked, and once that it can again. */
  private void advance() {
    try {
      turn();
      if (failing.getAndSet(false)) {
        LOG.info("Uploads go on");
      }
    } catch (RuntimeException e) {
      if (!failing.getAndSet(true)) {
        LOG.warn("Uploads do not get on ({}); they go on trying", e.getClass().getSimpleName());
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

  private void start(Exchange exchange) {
    ObjectNode request = read(exchange.getIn().getBody(String.class));
    String job = job(exchange);
    LocalDate date = date(text(request, "date"));
    List<Progress> begun = runs.start(job, date, text(request, "hospital"));
    String runsOfJob = "/api/v1/uploads/" + job + "/runs";
    answer(exchange, 202, UploadViews.list(begun));
    exchange
        .getMessage()
        .setHeader(
            "Location",
            begun.size() == 1
                ? runsOfJob + "/" + begun.get(0).run().id()
                : runsOfJob + "?date=" + begun.get(0).run().date());
  }

  private void list(Exchange exchange) {
    LocalDate date = date(exchange.getIn().getHeader("date", String.class));
    answer(exchange, 200, UploadViews.list(runs.list(job(exchange), date, PAGE)));
  }

  private void show(Exchange exchange) {
    String id = exchange.getIn().getHeader("id", String.class);
    if (!id.matches("[0-9]{1,18}")) {
      throw new CanonicalException("not-found", "a run has a number");
    }
    Progress progress = runs.find(job(exchange), Long.parseLong(id));
    answer(exchange, 200, UploadViews.run(progress, runs.refusals(progress.run())));
  }

  private static String job(Exchange exchange) {
    return exchange.getIn().getHeader("job", String.class);
  }

  private ObjectNode read(@Nullable String body) {
    try {
      if (json.readTree(body == null ? "" : body) instanceof ObjectNode request) {
        return request;
      }
    } catch (JsonProcessingException e) {
      // answered below
    }
    throw new CanonicalException("malformed", "the body must be a JSON object");
  }

  private static @Nullable String text(ObjectNode request, String name) {
    JsonNode value = request.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new CanonicalException("invalid", name + " must be a string");
    }
    return value.asText();
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    try {
      // no sign: years of five digits and more fit no column
      return text == null ? null : LocalDate.parse(text.matches("\\d.*") ? text : "");
    } catch (DateTimeParseException e) {
      throw new CanonicalException("invalid", "date must be a date as 2026-11-19");
    }
  }

  private static void answer(Exchange exchange, int status, JsonNode body) {
    Message message = exchange.getMessage();
    AnswerGuard.answered(exchange);
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setBody(body.toString());
  }
}
