package org.hospitalhub.sheet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that people write, as text: UTF-8, with or without a byte order mark. */
public final class SourceFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private SourceFile() {}

  /**
   * Reads one.
   *
   * @throws RejectedFileException when it cannot be read or is not UTF-8
   */
  public static String text(Path path) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw rejected(path, 1, "cannot be read: " + e, "check that it is there");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      String read = new String(bytes, StandardCharsets.UTF_8);
      int line = lineAt(read, read.indexOf('\uFFFD'));
      throw rejected(path, line, "is not UTF-8", "save the file as UTF-8");
    }
  }

  /** The 1-based line of a position in a text. */
  static int lineAt(String text, int position) {
    int end = Math.max(0, Math.min(position, text.length()));
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  private static RejectedFileException rejected(
      Path path, int line, String problem, String remedy) {
    return new RejectedFileException(List.of(new Finding(path, line, problem, remedy)));
  }
}
