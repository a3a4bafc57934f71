package org.hospitalhub.sheet;

import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * What a message may be made of, whoever sends it: deep nesting ends in a stack overflow, a number
 * with a huge exponent in an endless calculation, and many small parts in a full heap.
 */
public final class ParserLimits {

  /** Objects, lists and elements within each other. The deepest message of a document has six. */
  public static final int DEPTH = 64;

  /** Digits and signs of a number. */
  public static final int NUMBER = 100;

  /** Values, names, beginnings and ends: five times those of the longest messages. */
  public static final int TOKENS = 500_000;

  private static final int NAME = 1000;

  /** The limits as Jackson's parsers take them. */
  public static final StreamReadConstraints JACKSON =
      StreamReadConstraints.builder()
          .maxNestingDepth(DEPTH)
          .maxNumberLength(NUMBER)
          .maxNameLength(NAME)
          .maxTokenCount(TOKENS)
          .build();

  private ParserLimits() {}
}
