package org.hospitalhub.sheet;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A field of the canonical language, wherever it stands: a line of {@code canonical/fields/}.
 *
 * @param codes its code table; null when it has none
 * @param unit what a number of it counts; null when it says so itself
 * @param minimum the least amount; null where nothing will do
 * @param hidden whether its value lets somebody act as a patient
 */
public record Term(
    String en,
    String zh,
    FieldType type,
    @Nullable String codes,
    @Nullable String unit,
    @Nullable String minimum,
    @JsonProperty("private") boolean hidden) {}
