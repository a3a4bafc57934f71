package org.hospitalhub.platform.soap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A platform that answers well at {@code /fine}, and in its other ways elsewhere. */
final class StubPlatform implements AutoCloseable {

  static final String REPLY =
      """
      <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
      <o:funMainResponse xmlns:o="http://desk.example/"><return>好</return></o:funMainResponse>\
      </s:Body></s:Envelope>""";

  private final List<HttpExchange> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  StubPlatform() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/fine", exchange -> reply(exchange, 200, REPLY));
    server.createContext("/page", exchange -> reply(exchange, 502, "<html>Bad Gateway</html>"));
    server.createContext("/silent", exchange -> await());
    server.createContext("/half", this::replyHalf);
    server.createContext("/endless", this::replyEndlessly);
    server.start();
  }

  /** The URL of a platform that answers this, compressed. */
  String answering(String reply, String coding) {
    String path = "/answer" + answers.incrementAndGet();
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", coding);
          reply(exchange, 200, "text/xml;charset=UTF-8", Compressed.by(coding, reply));
        });
    return url(path);
  }

  /** The URL of a platform that answers this. */
  String answering(String reply) {
    String path = "/answer" + answers.incrementAndGet();
    server.createContext(path, exchange -> reply(exchange, 200, reply));
    return url(path);
  }

  /** The URL of a platform that answers these bytes. */
  String answering(String contentType, byte[] reply) {
    String path = "/answer" + answers.incrementAndGet();
    server.createContext(path, exchange -> reply(exchange, 200, contentType, reply));
    return url(path);
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  List<HttpExchange> received() {
    return received;
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void reply(HttpExchange exchange, int status, String body) throws IOException {
    reply(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  private void reply(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    reply(exchange, status, "text/xml;charset=UTF-8", bytes);
  }

  private void reply(HttpExchange exchange, int status, String contentType, byte[] bytes)
      throws IOException {
    received.add(exchange);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Platform", "a");
    exchange.getResponseHeaders().add("Content-Type", contentType);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void replyHalf(HttpExchange exchange) throws IOException {
    received.add(exchange);
    byte[] bytes = REPLY.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml;charset=UTF-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes, 0, 100);
    exchange.getResponseBody().flush();
    await();
  }

  /** Until whoever listens has had enough. */
  private void replyEndlessly(HttpExchange exchange) throws IOException {
    received.add(exchange);
    exchange.getResponseHeaders().add("Content-Type", "text/xml;charset=UTF-8");
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      body.write(REPLY.substring(0, REPLY.indexOf("好")).getBytes(StandardCharsets.UTF_8));
      byte[] more = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
      while (end.getCount() > 0) {
        body.write(more);
      }
    } finally {
      left.countDown();
    }
  }

  /** Lets the reader of an endless reply close the connection. */
  void awaitLeft() throws InterruptedException {
    left.await();
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
