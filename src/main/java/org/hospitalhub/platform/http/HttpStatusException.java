package org.hospitalhub.platform.http;

import java.io.IOException;

/** The other side answered with a HTTP status instead of a message. */
public final class HttpStatusException extends IOException {

  private static final long serialVersionUID = 1L;

  HttpStatusException(int status) {
    super("HTTP status " + status);
  }
}
