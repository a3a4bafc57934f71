package org.hospitalhub.sheet;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a sheet: a field's contract and where it goes. The keys are explained in {@code
 * schema/sheet.schema.json}.
 */
public record Field(
    String title,
    @Nullable String type,
    @Nullable Integer length,
    boolean required,
    @Nullable String minimum,
    boolean incidental,
    @Nullable String format,
    @Nullable String pattern,
    @Nullable String patternTitle,
    @Nullable String codes,
    @Nullable Derivation derive,
    @Nullable Unit unit,
    @JsonProperty("const") @Nullable String constant,
    @JsonProperty("default") @Nullable String fallback,
    @Nullable List<String> aliases,
    @Nullable String join,
    @Nullable String echo,
    @Nullable String canonical,
    @Nullable String include,
    @Nullable String ignore,
    @Nullable List<String> printed,
    @Nullable String example,
    @Nullable String note,
    @Nullable String description) {

  /** What is written of a canonical value and never read. */
  public enum Derivation {
    /** The day of the week of a date, by the code table. */
    WEEKDAY("weekday");

    private final String label;

    Derivation(String label) {
      this.label = label;
    }

    /** As sheets write it. */
    @JsonValue
    public String label() {
      return label;
    }
  }

  /** Units of money on the wire. */
  public enum Unit {
    /** Integer hundredths of a yuan. */
    FEN("fen"),
    /** Yuan, a plain decimal without trailing zeros. */
    YUAN("yuan"),
    /** Yuan, always with two places. */
    YUAN_PLACES("yuan.00");

    private final String label;

    Unit(String label) {
      this.label = label;
    }

    /** As sheets write it. */
    @JsonValue
    public String label() {
      return label;
    }
  }

  /** The other spellings that are read. */
  @Override
  public List<String> aliases() {
    return aliases == null ? List.of() : aliases;
  }

  /** The paths in the platform's document, where a stylesheet moves the field. */
  @Override
  public List<String> printed() {
    return printed == null ? List.of() : printed;
  }

  /** The field as a system has it that writes names otherwise. */
  Field named(Naming naming) {
    return new Field(
        title,
        type,
        length,
        required,
        minimum,
        incidental,
        format,
        pattern,
        patternTitle,
        codes,
        derive,
        unit,
        constant,
        fallback,
        aliases().stream().map(naming::of).toList(),
        join,
        echo == null ? null : naming.of(echo),
        canonical,
        include,
        ignore,
        printed,
        example,
        note,
        description);
  }

  /** Whether the row says where its value comes from or goes to. */
  boolean bound() {
    return canonical != null || constant != null || echo != null || ignore != null;
  }
}
