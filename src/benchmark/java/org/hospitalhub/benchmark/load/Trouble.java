package org.hospitalhub.benchmark.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** What callers do wrong, from an address of their own. */
enum Trouble {
  /** They have the hub ask the systems of {@link BadPartner}. */
  BAD_PARTNERS(40, 500) {
    @Override
    void once(Socket hub) throws Exception {
      int system = 3 + ThreadLocalRandom.current().nextInt(5);
      String body = EXAMINATION.formatted(system, LocalDate.now(Seed.ZONE).plusDays(3));
      send(hub, "/exam", "Content-Type: application/json\r\n", utf8(body));
      untilTheEnd(hub);
    }
  },
  /** They say what the hub has to tell the platforms of {@link BadPartner}. */
  EVENTS(4, 500) {
    @Override
    void once(Socket hub) throws Exception {
      String key = "Content-Type: application/json\r\nAuthorization: Bearer " + KEY + "\r\n";
      String body = DEPARTMENT.formatted(ThreadLocalRandom.current().nextInt(1000));
      send(hub, "/api/v1/department.upload", key, utf8(body));
      untilTheEnd(hub);
    }
  },
  SLOW_BODIES(32, 0) {
    @Override
    void once(Socket hub) throws Exception {
      head(hub, "/service", XML, 10_000);
      while (true) {
        hub.getOutputStream().write('<');
        Thread.sleep(200);
      }
    }
  },
  HALF_BODIES(32, 0) {
    @Override
    void once(Socket hub) throws Exception {
      head(hub, "/service", XML, 10_000);
      hub.getOutputStream().write(utf8("<half"));
      untilTheEnd(hub);
    }
  },
  IDLE_CONNECTIONS(64, 0) {
    @Override
    void once(Socket hub) throws Exception {
      untilTheEnd(hub);
    }
  },
  STALLED_READS(16, 0) {
    @Override
    void once(Socket hub) throws Exception {
      for (int i = 0; i < 100; i++) {
        hub.getOutputStream().write(Scenario.SLOTS.request());
      }
      Thread.sleep(30_000);
    }
  },
  HANGING_UP(4, 20) {
    @Override
    void once(Socket hub) throws Exception {
      hub.getOutputStream().write(Scenario.SLOTS.request());
      hub.setSoLinger(true, 0);
    }
  },
  GARBAGE(4, 20) {
    @Override
    void once(Socket hub) throws Exception {
      byte[] noise = new byte[2000];
      new Random().nextBytes(noise);
      send(hub, "/service", XML, noise);
      hub.getOutputStream().write(noise);
      untilTheEnd(hub);
    }
  },
  BOMBS(2, 100) {
    @Override
    void once(Socket hub) throws Exception {
      send(hub, "/service", XML + "Content-Encoding: gzip\r\n", BOMB);
      untilTheEnd(hub);
    }
  },
  MISLABELLED(4, 20) {
    @Override
    void once(Socket hub) throws Exception {
      send(hub, "/service", XML, "<a>挂号成功</a>".repeat(50).getBytes(Charset.forName("GBK")));
      untilTheEnd(hub);
    }
  },
  /** Without a key, or with a wrong one. */
  REFUSED(8, 20) {
    @Override
    void once(Socket hub) throws Exception {
      boolean none = ThreadLocalRandom.current().nextBoolean();
      String key = none ? "" : "Authorization: Bearer hub_0_x\r\n";
      send(hub, "/api/v1/department.upload", key, utf8("{}"));
      untilTheEnd(hub);
    }
  };

  /** Of the hub under load, for those who say events. */
  static final String KEY = "operators-key-of-a-benchmark-0123456789";

  /** Where the others come from: what is counted by address must not concern them. */
  static final String ADDRESS = "127.0.0.2";

  private static final int LITTLE = 4096;
  private static final String XML = "Content-Type: text/xml; charset=utf-8\r\n";
  private static final String EXAMINATION =
      """
      {"startDate": "%2$s 00:00:00", "days": "1", "placerOrderNO": "T1",
       "organizationID": "3300000%1$d", "serviceSectID": "US(超声)", "serviceText": "腹部",
       "procedureName": "腹部超声", "patientClass": "门诊", "requestDeptID": "99",
       "requestDeptName": "全科", "requestedDate": "2026-11-20 10:23:44",
       "medRecNO": "990000200001010777", "scheduleRoute": "8"}""";
  private static final String DEPARTMENT =
      """
      {"hospital": {"id": "H001"}, "department": {"id": "D%d", "standardCode": "0304",
       "name": "心内科", "description": "虚构", "age": {"min": 0}}}""";
  private static final byte[] BOMB = bomb();

  private final int callers;
  private final int pause;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean going;

  /**
   * A kind.
   *
   * @param callers how many do it at the same time
   * @param pause milliseconds between two times
   */
  Trouble(int callers, int pause) {
    this.callers = callers;
    this.pause = pause;
  }

  abstract void once(Socket hub) throws Exception;

  /** They begin. */
  void begin(int port) {
    going = true;
    for (int i = 0; i < callers; i++) {
      BadPartner.daemon(() -> again(port));
    }
  }

  /** They stop, and hang up. */
  void end() throws IOException {
    going = false;
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void again(int port) {
    InetSocketAddress hub = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    while (going) {
      try (Socket socket = new Socket()) {
        sockets.add(socket);
        socket.setReceiveBufferSize(LITTLE); // what is not read is soon noticed
        socket.bind(new InetSocketAddress(ADDRESS, 0));
        socket.connect(hub);
        once(socket);
        Thread.sleep(pause);
      } catch (IOException e) {
        LockSupport.parkNanos(20_000_000); // refused, or hung up on: again
      } catch (Exception e) {
        return;
      } finally {
        sockets.removeIf(Socket::isClosed);
      }
    }
  }

  private static void send(Socket hub, String path, String headers, byte[] body)
      throws IOException {
    head(hub, path, headers + "Connection: close\r\n", body.length);
    hub.getOutputStream().write(body);
  }

  private static void head(Socket hub, String path, String headers, int length)
      throws IOException {
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(path, headers, length);
    hub.getOutputStream().write(utf8(head));
  }

  private static void untilTheEnd(Socket hub) throws IOException {
    InputStream in = hub.getInputStream();
    byte[] buffer = new byte[8192];
    while (in.read(buffer) >= 0) {
      // whatever it says
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bomb() {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(new byte[1 << 28]);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return packed.toByteArray();
  }
}
