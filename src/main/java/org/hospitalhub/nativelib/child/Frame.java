package org.hospitalhub.nativelib.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;

/**
 * What the hub and the process of a library tell each other. On the wire: the length of what
 * follows (4 bytes), the kind (1 byte), the library's return value (4 bytes), the content.
 *
 * @param kind what it says
 * @param value the library's return value, of an answer; 0 otherwise
 * @param content the bytes for or from the library; of other kinds a text in UTF-8
 */
public record Frame(Kind kind, int value, byte[] content) {

  private static final int HEAD = 5;

  private static final int LARGEST = 16 << 20;

  /** What a frame says. */
  public enum Kind {
    /** From the hub: call the library with the content. */
    CALL,
    /** The library is loaded and waits for calls; the content names the Java that it runs in. */
    READY,
    /** The library cannot be loaded; the content says why. The process ends. */
    UNLOADABLE,
    /** The library's return value, and what it wrote up to the NUL. */
    ANSWER,
    /** The library wrote no NUL, or beyond its buffer: what it wrote is no answer. */
    OVERRUN
  }

  /** One of a text. */
  public static Frame of(Kind kind, String text) {
    return new Frame(kind, 0, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The content of a kind that has a text. */
  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  /** Writes it and flushes. */
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(HEAD + content.length);
    out.writeByte(kind.ordinal());
    out.writeInt(value);
    out.write(content);
    out.flush();
  }

  /**
   * Reads the next one.
   *
   * @throws EOFException when the other side has ended
   * @throws StreamCorruptedException when what comes is no frame
   */
  public static Frame read(DataInputStream in) throws IOException {
    int length = in.readInt();
    int kind = length < HEAD || length > LARGEST ? -1 : in.readByte();
    if (kind < 0 || kind >= Kind.values().length) {
      throw new StreamCorruptedException("what came is no frame");
    }
    int value = in.readInt();
    byte[] content = in.readNBytes(length - HEAD);
    if (content.length < length - HEAD) {
      throw new EOFException();
    }
    return new Frame(Kind.values()[kind], value, content);
  }
}
