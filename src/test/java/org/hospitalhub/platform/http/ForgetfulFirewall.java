package org.hospitalhub.platform.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;

/** A server behind a firewall that forgets connections: what is sent on them is never answered. */
public final class ForgetfulFirewall implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final String answer;
  private volatile CyclicBarrier together = new CyclicBarrier(1);
  private volatile int remembered;

  /** A server whose answers have this body. */
  public ForgetfulFirewall(String contentType, String body) throws IOException {
    this.answer =
        "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(contentType, body.length(), body);
    start("firewall", this::accept);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  /** Answers so many requests when the last of them is there. */
  public void together(int requests) {
    together = new CyclicBarrier(requests);
  }

  /** Forgets the connections there are. */
  public void forget() {
    together = new CyclicBarrier(1);
    remembered = connections.size();
  }

  /** How many have been opened. */
  public int connections() {
    return connections.size();
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        int number = connections.size();
        connections.add(socket);
        start("connection " + number, () -> answer(socket, number));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void answer(Socket socket, int number) {
    try {
      while (readRequest(socket.getInputStream())) {
        if (number >= remembered) {
          together.await();
          socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
        }
      }
    } catch (SocketException e) {
      // the caller has left
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean readRequest(InputStream in) throws IOException {
    int length = 0;
    String line = line(in);
    if (line.isEmpty()) {
      return false;
    }
    for (; !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase().startsWith("content-length: ")) {
        length = Integer.parseInt(line.substring(16));
      }
    }
    return in.readNBytes(length).length == length;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : connections) {
      socket.close();
    }
  }
}
