package org.hospitalhub.sheet;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of a table, a value or a container: its contract and where it goes. The keys are
 * explained in {@code schema/mappings.schema.json}.
 */
public record Field(
    @Nullable String title,
    @Nullable String type,
    @Nullable Integer length,
    boolean required,
    @Nullable String requiredWith,
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
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> echo,
    @Nullable String canonical,
    @Nullable String to,
    @Nullable String include,
    @Nullable String ignore,
    @Nullable List<String> printed,
    @Nullable String example,
    @Nullable String note,
    @Nullable Map<String, Field> fields) {

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

  /** Its label in the document; empty for a container that the document's table does not list. */
  @Override
  public String title() {
    return title == null ? "" : title;
  }

  /** Whether fields stand below it. */
  boolean container() {
    return fields != null || include != null;
  }

  /** The other spellings that are read. */
  @Override
  public List<String> aliases() {
    return aliases == null ? List.of() : aliases;
  }

  /** Where the request has what a reply repeats; the first that says something counts. */
  @Override
  public List<String> echo() {
    return echo == null ? List.of() : echo;
  }

  /** The paths in the platform's document, where a stylesheet moves the field. */
  @Override
  public List<String> printed() {
    return printed == null ? List.of() : printed;
  }

  /** A field whose values are compared with a contract, and go nowhere. */
  static Field value(
      String title, boolean required, @Nullable String requiredWith, @Nullable String codes) {
    return new Field(
        title,
        null,
        null,
        required,
        requiredWith,
        null,
        null,
        null,
        codes,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The field as a system has it that writes names otherwise. */
  Field named(Naming naming) {
    return new Field(
        title,
        type,
        length,
        required,
        requiredWith == null ? null : naming.of(requiredWith),
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
        echo().stream().map(naming::of).toList(),
        canonical,
        to,
        include,
        ignore,
        printed,
        example,
        note,
        fields);
  }

  /** Whether the row says where its value comes from or goes to. */
  boolean bound() {
    return canonical != null || constant != null || !echo().isEmpty() || ignore != null;
  }
}
