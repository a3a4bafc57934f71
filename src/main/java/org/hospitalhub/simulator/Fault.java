package org.hospitalhub.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated platform does wrong.
 *
 * @param operation the platform's operation that it happens to; null for every one
 * @param times how many calls it still happens to; null for all
 * @param probability how likely it happens to a call, above 0 and at most 1; null for 1
 * @param seconds how long {@code late} and {@code delay} wait
 * @param error the canonical error that {@code error} refuses with
 * @param words what it says of it; null for the platform's usual words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
    Kind fault,
    @Nullable String operation,
    @Nullable Integer times,
    @Nullable Double probability,
    @Nullable Double seconds,
    @Nullable String error,
    @Nullable String words) {

  /** The kinds of faults. */
  public enum Kind {
    /** The connection is closed and nothing is done. */
    @JsonProperty("drop")
    DROP,
    /** Done, and the connection is closed without an answer. */
    @JsonProperty("lose")
    LOSE,
    /** Done, and the connection is closed in the middle of the answer. */
    @JsonProperty("half")
    HALF,
    /** Done, and the answer cannot be read. */
    @JsonProperty("garbage")
    GARBAGE,
    /** Done twice, as by a proxy that repeats a call. */
    @JsonProperty("repeat")
    REPEAT,
    /** Done, and answered when the hub has stopped waiting. */
    @JsonProperty("late")
    LATE,
    /** Done, and answered slowly. */
    @JsonProperty("delay")
    DELAY,
    /** Refused in the platform's dialect, and nothing is done. */
    @JsonProperty("error")
    ERROR
  }

  /** Whether it may happen to a call of an operation. */
  boolean concerns(String called) {
    return (operation == null || operation.equals(called)) && (times == null || times > 0);
  }

  /** Whether chance has it happen now. */
  boolean strikes() {
    return probability == null || ThreadLocalRandom.current().nextDouble() < probability;
  }

  /** How often what is asked for is done; a message that is dropped is not even looked at. */
  public static int done(@Nullable Fault fault) {
    return fault != null && fault.fault() == Kind.REPEAT ? 2 : 1;
  }

  /** The same after it has happened once. */
  Fault spent() {
    return times == null
        ? this
        : new Fault(fault, operation, times - 1, probability, seconds, error, words);
  }

  /** The same, waiting so long. */
  Fault waiting(double forSeconds) {
    return new Fault(fault, operation, times, probability, forSeconds, error, words);
  }
}
