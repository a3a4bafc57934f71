package org.hospitalhub.exposure;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hospitalhub.support.Patience;
import org.jspecify.annotations.Nullable;

/**
 * Sends what it likes, and takes whatever comes until the other end: it says that this was all when
 * it has its answer, or at once where what it has sent is no request that could have one.
 */
record Peer(InetAddress address, int port) {

  private static final int CONTINUE_ENDS = 200;

  /** The answers to a request: more than one where the hub takes its rest for another one. */
  List<Answer> answers(Request request) throws IOException {
    try (Socket socket = new Socket(address, port)) {
      socket.setSoTimeout((int) Patience.LIMIT.toMillis());
      send(socket, request);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      List<Answer> answers = new ArrayList<>();
      boolean headOnly = request.method().equals("HEAD");
      for (Answer next = next(in, headOnly); next != null; next = next(in, headOnly)) {
        if (next.status() >= CONTINUE_ENDS) {
          answers.add(next);
          end(socket);
        }
      }
      return answers;
    }
  }

  /** A server may answer and close before it has read everything. */
  private static void send(Socket socket, Request request) {
    try {
      socket.getOutputStream().write(request.bytes());
    } catch (IOException e) {
      return; // the answer says why
    }
    if (!request.isSound()) {
      end(socket);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      // it is closed
    }
  }

  private static @Nullable Answer next(InputStream in, boolean headOnly) throws IOException {
    String status;
    try {
      status = line(in);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return null; // closed
    }
    if (!status.matches("HTTP/1\\.1 \\d{3}.*")) {
      throw new IOException("no status line: " + status);
    }
    int code = Integer.parseInt(status.substring(9, 12));
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    boolean empty = headOnly || code < CONTINUE_ENDS || code == 204 || code == 304;
    return new Answer(code, headers, empty ? new byte[0] : body(in, headers));
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    String length = headers.get("content-length");
    if (length != null) {
      byte[] body = in.readNBytes(Integer.parseInt(length));
      if (body.length < Integer.parseInt(length)) {
        throw new EOFException("half an answer");
      }
      return body;
    }
    return headers.containsKey("transfer-encoding") ? chunks(in) : in.readAllBytes();
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(in), 16);
        size > 0;
        size = Integer.parseInt(line(in), 16)) {
      body.write(in.readNBytes(size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended after: " + line);
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
