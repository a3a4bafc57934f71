package org.hospitalhub.platform.http;

import java.io.IOException;

/** A body is not encoded as its Content-Encoding says, or in a way that is not known. */
public final class ContentCodingException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String coding;
  private final boolean known;

  ContentCodingException(String coding, boolean known) {
    super(
        known
            ? "The body is not " + coding + ", as its Content-Encoding says."
            : "The Content-Encoding is not known: gzip and deflate are.");
    this.coding = coding;
    this.known = known;
  }

  /** The same in the platforms' language. */
  public String words() {
    return known
        ? "报文格式错误：Content-Encoding为" + coding + "，但报文无法解压"
        : "报文格式错误：Content-Encoding应为gzip或deflate";
  }
}
