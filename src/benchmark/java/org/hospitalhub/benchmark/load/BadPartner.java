package org.hospitalhub.benchmark.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Systems that the hub calls, each of which does something wrong, by the first part of the path. */
final class BadPartner implements AutoCloseable {

  static final int PORT = 18081;

  private static final int PIECE = 1 << 16;
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nTransfer-Encoding: chunked\r\n";
  private static final String GBK =
      "<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"><Body><r>挂号成功</r></Body></Envelope>";

  private final ServerSocket server;

  /** What is wrong with a system. */
  private enum Kind {
    /** An answer without end, a little at a time. */
    ENDLESS("wanda") {
      @Override
      void answer(OutputStream out) throws Exception {
        write(out, CHUNKED + "\r\n");
        while (true) {
          write(out, "1\r\nx\r\n");
          Thread.sleep(100);
        }
      }
    },
    STALLED("jintang") {
      @Override
      void answer(OutputStream out) throws Exception {
        Thread.sleep(120_000);
      }
    },
    HALF("jintang-wrapped") {
      @Override
      void answer(OutputStream out) throws Exception {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n<half");
        Thread.sleep(120_000);
      }
    },
    GARBAGE("mingtian") {
      @Override
      void answer(OutputStream out) throws Exception {
        byte[] noise = new byte[PIECE];
        new Random().nextBytes(noise);
        out.write(noise);
        throw new IOException("closed");
      }
    },
    /** A gigabyte in a megabyte. */
    BOMB("laida") {
      @Override
      void answer(OutputStream out) throws Exception {
        write(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n");
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
          for (int i = 0; i < 1 << 14; i++) {
            packed.write(new byte[PIECE]);
          }
        }
      }
    },
    SLOW_AND_MISLABELLED("zhejiang") {
      @Override
      void answer(OutputStream out) throws Exception {
        Thread.sleep(5000);
        byte[] body = GBK.getBytes(Charset.forName("GBK"));
        write(
            out,
            "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: "
                + body.length
                + "\r\n\r\n");
        out.write(body);
      }
    },
    /** The connection is kept, and forgotten. */
    FORGETFUL("suzhou") {
      @Override
      void answer(OutputStream out) throws Exception {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<no/>");
        Thread.sleep(120_000);
      }
    };

    final String system;

    Kind(String system) {
      this.system = system;
    }

    abstract void answer(OutputStream out) throws Exception;

    static void write(OutputStream out, String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }

  BadPartner() throws IOException {
    server = new ServerSocket(PORT, 1000, InetAddress.getLoopbackAddress());
  }

  void begin() {
    daemon(this::accept);
  }

  /** The settings by which the hub has these for its partners. */
  static List<String> settings() {
    return Stream.of(Kind.values())
        .map(kind -> (kind.ordinal() < 5 ? "services." : "platforms.") + kind.system)
        .map(name -> "--hub." + name + ".url=http://localhost:" + PORT + "/" + name)
        .toList();
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = server.accept();
        daemon(() -> serve(caller));
      }
    } catch (IOException e) {
      // closed: no more callers
    }
  }

  private static void serve(Socket caller) {
    try (Socket socket = caller) {
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[PIECE];
      while (true) {
        int count = in.read(buffer);
        if (count < 0) {
          return;
        }
        String head = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
        for (Kind kind : Kind.values()) {
          if (head.contains("." + kind.system + " HTTP")) {
            kind.answer(socket.getOutputStream());
          }
        }
      }
    } catch (Exception e) {
      // the hub has hung up, or the run is over
    }
  }

  static void daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
