package org.hospitalhub.outbox.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.hospitalhub.outbox.Alarm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators that deliveries are held: log, metric {@code hub.outbox.incidents}, webhook. */
final class IncidentAlarm implements Alarm {

  private static final Logger LOG = LoggerFactory.getLogger(IncidentAlarm.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MeterRegistry meters;
  private final @Nullable URI webhook;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  IncidentAlarm(MeterRegistry meters, @Nullable URI webhook) {
    this.meters = meters;
    this.webhook = webhook;
  }

  @Override
  public void raise(Incident incident) {
    LOG.warn(
        "{}/{} is held: {} {} {}; first is delivery {}. Retry, edit or discard it at"
            + " /api/v1/deliveries?state=held",
        incident.platform(),
        incident.operation(),
        incident.error(),
        incident.code(),
        incident.detail(),
        incident.delivery());
    Counter.builder("hub.outbox.incidents")
        .description("Reasons for which deliveries had to be held")
        .tag("platform", incident.platform())
        .tag("operation", incident.operation())
        .tag("error", incident.error())
        .register(meters)
        .increment();
    if (webhook != null) {
      post(webhook, incident);
    }
  }

  private void post(URI to, Incident incident) {
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json(incident).toString()))
            .build();
    http.sendAsync(request, BodyHandlers.discarding())
        .whenComplete(
            (response, failure) -> {
              if (failure != null || response.statusCode() >= 300) {
                LOG.warn(
                    "hub.outbox.webhook did not accept the incident of delivery {}",
                    incident.delivery());
              }
            });
  }

  private static JsonNode json(Incident incident) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("platform", incident.platform())
        .put("operation", incident.operation())
        .put("delivery", incident.delivery())
        .put("error", incident.error())
        .put("detail", incident.detail())
        .put("platformCode", incident.code());
  }
}
