package org.hospitalhub.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server of the simplest kind on the way to the simulated platform: it passes calls on, or
 * answers them itself in whatever way a test wants.
 */
final class FragilePlatform {

  /** What becomes of a call. */
  interface Behaviour {
    void answer(byte[] request, OutputStream reply) throws IOException;
  }

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  private final int hubPort;
  private final int port = Surroundings.freePort();
  private ServerSocket server;
  private Thread accepting;
  private volatile Behaviour behaviour;
  private volatile CountDownLatch hanging = new CountDownLatch(0);
  private volatile String last = "";

  FragilePlatform(int hubPort) {
    this.hubPort = hubPort;
    this.behaviour = this::passOn;
    this.server = listen();
  }

  String url() {
    return "http://localhost:" + port;
  }

  void answers(Behaviour other) {
    behaviour = other;
  }

  /** Answers with these words in a reply that is correct but for them. */
  void answers(int status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d Status\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, type, bytes.length);
    answers(
        (request, reply) -> {
          reply.write(head.getBytes(StandardCharsets.US_ASCII));
          reply.write(bytes);
        });
  }

  /** When this returns nothing is accepted any more, not even by an accept that was waiting. */
  void goDown() {
    try {
      server.close();
      accepting.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets calls through, but no answer back. */
  void losesAnswers() {
    answers((request, reply) -> passOn(request, new ByteArrayOutputStream()));
  }

  /** Does nothing until it recovers. */
  void hangs() {
    CountDownLatch over = new CountDownLatch(1);
    hanging = over;
    answers(
        (request, reply) -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Begins an answer, and does not go on until it recovers. */
  void stopsHalfWay() {
    hangs();
    Behaviour silence = behaviour;
    answers(
        (request, reply) -> {
          reply.write(
              "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 1000\r\n\r\n<"
                  .getBytes(StandardCharsets.US_ASCII));
          reply.flush();
          silence.answer(request, reply);
        });
  }

  /** What it was asked last, as it came. */
  String lastRequest() {
    return last;
  }

  /** As it should be. */
  void recover() {
    behaviour = this::passOn;
    hanging.countDown();
    if (server.isClosed()) {
      server = listen();
    }
  }

  private ServerSocket listen() {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress("localhost", port));
      accepting = daemon(() -> accept(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket call = socket.accept();
        daemon(() -> serve(call));
      } catch (IOException e) {
        // closed: the platform is down
      }
    }
  }

  private void serve(Socket call) {
    try (call) {
      byte[] request = read(call.getInputStream());
      last = new String(request, StandardCharsets.UTF_8);
      behaviour.answer(request, call.getOutputStream());
      call.getOutputStream().flush();
    } catch (IOException e) {
      // the hub has given up
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      request.write(next);
      head = request.toString(StandardCharsets.ISO_8859_1);
    }
    Matcher length = LENGTH.matcher(head);
    request.write(in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
    return request.toByteArray();
  }

  private void passOn(byte[] request, OutputStream reply) throws IOException {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    String closing = text.replaceFirst("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    try (Socket hub = new Socket("localhost", hubPort)) {
      hub.getOutputStream().write(closing.getBytes(StandardCharsets.ISO_8859_1));
      hub.getOutputStream().flush();
      hub.getInputStream().transferTo(reply);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "fragile-platform");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
