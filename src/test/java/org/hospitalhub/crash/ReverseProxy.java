package org.hospitalhub.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shares requests out among the hubs that are ready, as common reverse proxies do it: one
 * connection for each request, and a hub that cannot be connected to is left out.
 */
final class ReverseProxy implements AutoCloseable {

  private static final int CHECK_MILLIS = 500;
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
  private static final String NONE =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private final List<HubProcess> hubs;
  private final Set<HubProcess> ready = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService checks = Executors.newScheduledThreadPool(2);

  ReverseProxy(List<HubProcess> hubs) {
    this.hubs = List.copyOf(hubs);
    try {
      this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (HubProcess hub : hubs) {
      checks.scheduleWithFixedDelay(() -> check(hub), 0, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Whether a hub gets requests. */
  boolean serves(HubProcess hub) {
    return ready.contains(hub);
  }

  private void check(HubProcess hub) {
    if (hub.isReady()) {
      ready.add(hub);
    } else {
      ready.remove(hub);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket caller = server.accept();
        threads.execute(() -> serve(caller));
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      byte[] request = read(caller.getInputStream());
      try (Socket hub = connect()) {
        if (hub == null) {
          caller.getOutputStream().write(NONE.getBytes(StandardCharsets.US_ASCII));
        } else {
          hub.getOutputStream().write(request);
          hub.getInputStream().transferTo(caller.getOutputStream());
        }
      }
    } catch (IOException e) {
      // the caller sees that the answer ends
    }
  }

  private @Nullable Socket connect() {
    int first = turn.incrementAndGet();
    for (int i = 0; i < hubs.size(); i++) {
      HubProcess hub = hubs.get(Math.floorMod(first + i, hubs.size()));
      if (ready.contains(hub)) {
        try {
          return new Socket(InetAddress.getLoopbackAddress(), hub.port());
        } catch (IOException e) {
          ready.remove(hub);
        }
      }
    }
    return null;
  }

  /** A request, which asks for its connection to be closed. */
  private static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!endsWithBlankLine(head.toByteArray())) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    Matcher length = LENGTH.matcher(text);
    byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        text.replaceFirst("(?i)\r\nconnection:[^\r]*", "")
            .replaceFirst("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    request.writeBytes(body);
    return request.toByteArray();
  }

  private static boolean endsWithBlankLine(byte[] head) {
    int n = head.length;
    return n > 3 && head[n - 1] == '\n' && head[n - 2] == '\r' && head[n - 3] == '\n';
  }

  @Override
  public void close() {
    checks.shutdownNow();
    threads.shutdownNow();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
