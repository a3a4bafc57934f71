package org.hospitalhub.benchmark.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers everything at once with the same words: what is left is the cost of the callers. */
final class ConstantServer implements AutoCloseable {

  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nstate&gt;0&lt;/state"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = ":Envelope>".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket server;

  ConstantServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed: no more callers
    }
  }

  private static void serve(Socket caller) {
    try (Socket socket = caller) {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      byte[] buffer = new byte[16 * 1024];
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        if (endsWith(buffer, count)) {
          out.write(ANSWER);
        }
      }
    } catch (IOException e) {
      // the caller has gone
    }
  }

  private static boolean endsWith(byte[] buffer, int count) {
    return count > END.length
        && java.util.Arrays.equals(buffer, count - END.length, count, END, 0, END.length);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
