package org.hospitalhub.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operation sheet as it is written: one operation of a platform, contract and mapping in one
 * table. The keys are explained in {@code schema/mappings.schema.json}.
 *
 * @param enabled false where the operation is switched off; a sheet that is like another says it
 *     for itself
 * @param agrees what the answer must say as it was asked, and says so where it does not tell:
 *     canonical response path to canonical request path
 */
public record OperationSheet(
    String title,
    String spec,
    @Nullable Boolean enabled,
    @Nullable Direction direction,
    @Nullable String operation,
    @Nullable String canonical,
    @Nullable String like,
    @Nullable List<String> idempotentBy,
    @Nullable Map<String, String> keys,
    @Nullable List<List<String>> requireOneOf,
    @Nullable Map<String, String> set,
    @Nullable Root root,
    @Nullable Reply reply,
    @Nullable Query query,
    @Nullable Map<String, String> agrees,
    @Nullable Xslt xslt,
    @Nullable String note,
    @Nullable Map<String, Field> request,
    @Nullable Map<String, Field> response) {

  /** Whether the operation is offered; without a word it is. */
  public boolean offered() {
    return !Boolean.FALSE.equals(enabled);
  }

  /** This sheet, and what it does not say taken from the sheet it is like. */
  public OperationSheet over(OperationSheet model) {
    return this == model
        ? this
        : new OperationSheet(
            title,
            spec,
            enabled,
            or(direction, model.direction),
            or(operation, model.operation),
            or(canonical, model.canonical),
            like,
            or(idempotentBy, model.idempotentBy),
            or(keys, model.keys),
            or(requireOneOf, model.requireOneOf),
            or(set, model.set),
            or(root, model.root),
            or(reply, model.reply),
            or(query, model.query),
            or(agrees, model.agrees),
            or(xslt, model.xslt),
            note,
            or(request, model.request),
            or(response, model.response));
  }

  /** This sheet where the hub is the one that asks, of a system that writes names its own way. */
  OperationSheet asked(Naming naming) {
    return new OperationSheet(
        title,
        spec,
        null,
        Direction.OUTBOUND,
        operation,
        canonical,
        like,
        null,
        keys == null ? null : naming.pathsOf(keys),
        requireOneOf == null
            ? null
            : requireOneOf.stream().map(group -> group.stream().map(naming::of).toList()).toList(),
        set,
        root,
        reply == null ? null : reply.named(naming),
        query,
        agrees,
        xslt,
        note,
        request,
        response);
  }

  private static <T> @Nullable T or(@Nullable T own, @Nullable T model) {
    return own == null ? model : own;
  }

  /** Who calls whom. */
  public enum Direction {
    /** The platform calls the hospital. */
    INBOUND,
    /** The hospital calls the platform. */
    OUTBOUND;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** As sheets, the journal and the metrics name it. */
    public String id() {
      return id;
    }
  }

  /**
   * What stands around this operation's replies, instead of what the platform's descriptor says.
   *
   * @param errors how this operation says canonical errors
   * @param accepts other values of its success that are read
   * @param lengths the printed lengths of its fields, in characters
   * @param last which of its fields stand behind the operation's own
   */
  public record Reply(
      @Nullable Map<String, Constant> success,
      @Nullable Map<String, Constant> failure,
      @Nullable Map<String, ErrorWords> errors,
      @Nullable Map<String, List<String>> accepts,
      @Nullable Map<String, Integer> lengths,
      @Nullable List<String> last) {

    Reply named(Naming naming) {
      return new Reply(
          success == null ? null : naming.keysOf(success),
          failure == null ? null : naming.keysOf(failure),
          errors,
          accepts == null ? null : naming.keysOf(accepts),
          lengths == null ? null : naming.keysOf(lengths),
          last == null ? null : last.stream().map(naming::of).toList());
    }
  }

  /** The root elements of this operation's documents, instead of the platform's. */
  public record Root(@Nullable String request, @Nullable String response) {}

  /**
   * How to learn what became of a message whose answer never came.
   *
   * @param operation the platform's operation that tells
   * @param request its canonical request: path to canonical request path of this operation
   * @param state the canonical path of its answer that decides
   * @param matches what its answer must repeat of the message that it is about: canonical response
   *     path to canonical request path of this operation
   * @param delivered the values that mean: done, or being done
   * @param refused the values that mean: the platform has not done it, and will not
   * @param never the values that mean: never happened, so that it may be sent again
   * @param unknownTo regular expressions for the platform's {@code code words} of a refusal that
   *     means the same as {@code never}; any other refusal, as any other value, decides nothing
   */
  public record Query(
      String operation,
      Map<String, String> request,
      Map<String, String> matches,
      String state,
      List<String> delivered,
      List<String> refused,
      List<String> never,
      List<String> unknownTo) {

    /** What is not said is empty. */
    public Query {
      matches = matches == null ? Map.of() : matches;
      refused = refused == null ? List.of() : refused;
      never = never == null ? List.of() : never;
      unknownTo = unknownTo == null ? List.of() : unknownTo;
    }

    /** Whether a refusal, its {@code code words}, means that the message never came. */
    public boolean unknown(String said) {
      return unknownTo.stream().anyMatch(expression -> Pattern.matches(expression, said));
    }
  }

  /** Stylesheets that reshape the platform's document around the table, per side. */
  public record Xslt(@Nullable Side request, @Nullable Side response) {

    /**
     * XSLT 3.0 files beside the sheet.
     *
     * @param before runs on a document that was read, before the table
     * @param after runs on a document that is written, after the table
     */
    public record Side(@Nullable String before, @Nullable String after) {}
  }

  /** A shape that several sheets include, {@code types/<name>.yaml}. */
  public record Type(String title, Map<String, Field> fields) {}
}
