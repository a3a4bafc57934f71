package org.hospitalhub.benchmark.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One kept-alive HTTP connection, as little work as possible: it shares the machine. */
final class Connection implements AutoCloseable {

  private static final int CHUNK_LINE = 16;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[16 * 1024];
  private int start;
  private int end;

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Sends a request and takes the whole answer in; tells whether it contains the text. */
  boolean exchange(byte[] request, byte[] expected) throws IOException {
    out.write(request);
    start = 0;
    end = 0;
    String head = head();
    int body = start;
    if (head.contains("transfer-encoding: chunked")) {
      skipChunks();
    } else {
      int at = head.indexOf("content-length: ");
      int stop = head.indexOf('\r', at);
      int length = Integer.parseInt(head.substring(at + "content-length: ".length(), stop));
      need(length);
      start += length;
    }
    return contains(body, expected);
  }

  /** The last answer, for when it is not the expected one. */
  String answer() {
    return new String(buffer, 0, end, StandardCharsets.UTF_8);
  }

  private String head() throws IOException {
    int from = 0;
    while (true) {
      for (int i = Math.max(from, 3); i < end; i++) {
        if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
          start = i + 1;
          return new String(buffer, 0, start, StandardCharsets.ISO_8859_1).toLowerCase();
        }
      }
      from = end;
      fill();
    }
  }

  private void skipChunks() throws IOException {
    int length;
    do {
      int line = line();
      length = Integer.parseInt(
              new String(buffer, start, line - start, StandardCharsets.ISO_8859_1), CHUNK_LINE);
      start = line + 2;
      need(length + 2);
      start += length + 2;
    } while (length > 0);
  }

  private int line() throws IOException {
    int i = start;
    while (true) {
      for (; i + 1 < end; i++) {
        if (buffer[i] == '\r') {
          return i;
        }
      }
      fill();
    }
  }

  private void need(int length) throws IOException {
    while (end - start < length) {
      fill();
    }
  }

  private void fill() throws IOException {
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, end * 2);
    }
    int count = in.read(buffer, end, buffer.length - end);
    if (count < 0) {
      throw new EOFException("the server closed the connection");
    }
    end += count;
  }

  private boolean contains(int from, byte[] text) {
    for (int i = from; i <= end - text.length; i++) {
      if (Arrays.equals(buffer, i, i + text.length, text, 0, text.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
