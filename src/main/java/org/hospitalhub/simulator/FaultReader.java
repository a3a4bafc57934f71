package org.hospitalhub.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.platform.Platform;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.sheet.OperationSheet.Direction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Reads faults, as strictly as a file: a rehearsal with a typing mistake rehearses nothing. */
final class FaultReader {

  private static final ObjectReader READER =
      new ObjectMapper()
          .readerFor(new TypeReference<List<Fault>>() {})
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final double LONGEST_SECONDS = 600;
  private static final double SLOWLY_SECONDS = 1;
  private static final String DEFAULT_READ_TIMEOUT = "10s";

  private final Mappings mappings;
  private final Platform platform;

  FaultReader(Mappings mappings, Platform platform) {
    this.mappings = mappings;
    this.platform = platform;
  }

  /**
   * The faults of a JSON list.
   *
   * @throws CanonicalException {@code malformed} or {@code invalid}
   */
  List<Fault> read(String text) {
    try {
      List<Fault> faults = READER.readValue(text);
      faults.forEach(this::require);
      return faults.stream().map(this::withSeconds).toList();
    } catch (JsonMappingException e) {
      throw invalid("no such fault, or no list of faults: " + place(e));
    } catch (JsonProcessingException e) {
      throw new CanonicalException("malformed", "the body must be a JSON list of faults");
    }
  }

  /** Where it is wrong, {@code /0/fault}; the parser's own words name Java types. */
  private static String place(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
        .collect(Collectors.joining());
  }

  private void require(@Nullable Fault fault) {
    if (fault == null || fault.fault() == null) {
      throw invalid(
          "a fault must say which: drop, lose, half, garbage, repeat, late, delay, error");
    }
    String operation = fault.operation();
    if (operation != null
        && (!platform.operations().containsKey(operation)
            || platform.operations().get(operation).direction() != Direction.OUTBOUND)) {
      throw invalid("operation: the platform serves no '" + operation + "'");
    }
    requireRange("times", fault.times(), 1, Integer.MAX_VALUE);
    requireRange("probability", fault.probability(), Double.MIN_VALUE, 1);
    requireRange("seconds", fault.seconds(), 0, LONGEST_SECONDS);
    boolean refuses = fault.fault() == Fault.Kind.ERROR;
    if (refuses != (fault.error() != null) || fault.words() != null && !refuses) {
      throw invalid("error, and words if any, belong to the fault 'error'");
    }
    if (refuses && !mappings.library().errors().containsKey(fault.error())) {
      throw invalid("error: there is no '" + fault.error() + "' in canonical/errors.yaml");
    }
  }

  private static void requireRange(
      String name, @Nullable Number number, double least, double most) {
    if (number != null && !(number.doubleValue() >= least && number.doubleValue() <= most)) {
      throw invalid(name + " must be within " + least + " and " + most);
    }
  }

  /** Late is later than the hub waits. */
  private Fault withSeconds(Fault fault) {
    if (fault.seconds() != null) {
      return fault;
    }
    return switch (fault.fault()) {
      case LATE -> fault.waiting(readTimeoutSeconds() + 1);
      case DELAY -> fault.waiting(SLOWLY_SECONDS);
      default -> fault;
    };
  }

  private double readTimeoutSeconds() {
    Descriptor.Client client = platform.descriptor().client();
    String text = client == null ? null : client.readTimeout();
    Duration timeout = DurationStyle.detectAndParse(text == null ? DEFAULT_READ_TIMEOUT : text);
    return timeout.toMillis() / 1000.0;
  }

  private static CanonicalException invalid(String detail) {
    return new CanonicalException("invalid", detail);
  }
}
