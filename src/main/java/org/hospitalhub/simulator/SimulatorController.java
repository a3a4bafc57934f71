package org.hospitalhub.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a simulated platform or HIS got last, what it has accepted and how often, and what it does
 * wrong.
 */
@RestController
@ConditionalOnProperty("hub.simulator")
@RequestMapping("/simulator/{platform}")
final class SimulatorController {

  private final SimulatedPlatforms platforms;

  SimulatorController(SimulatedPlatforms platforms) {
    this.platforms = platforms;
  }

  @GetMapping("/received")
  JsonNode received(@PathVariable("platform") String platform) {
    return platforms.received(platform);
  }

  @GetMapping("/accepted")
  JsonNode accepted(@PathVariable("platform") String platform) {
    return platforms.accepted(platform);
  }

  /** Forgets what was accepted, and tells it for the last time. */
  @DeleteMapping("/accepted")
  JsonNode forget(@PathVariable("platform") String platform) {
    JsonNode accepted = platforms.accepted(platform);
    platforms.forget(platform);
    return accepted;
  }

  @GetMapping("/faults")
  List<Fault> faults(@PathVariable("platform") String platform) {
    return platforms.faults(platform);
  }

  @PutMapping("/faults")
  List<Fault> plan(@PathVariable("platform") String platform, @RequestBody String faults) {
    platforms.plan(platform, faults);
    return platforms.faults(platform);
  }

  @DeleteMapping("/faults")
  List<Fault> end(@PathVariable("platform") String platform) {
    return plan(platform, "[]");
  }
}
