package org.hospitalhub.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A piece of network to a server, which can break in the two ways that networks do. */
final class Relay implements AutoCloseable {

  private static final int BUFFER = 16_384;

  private final int target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(Relay::daemon);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition mended = lock.newCondition();
  private boolean silent;
  private volatile boolean cut;

  /**
   * A way to a server on this machine.
   *
   * @param target its port
   */
  Relay(int target) {
    this.target = target;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Connections end, and no new ones come about. */
  void cut() {
    cut = true;
    sockets.forEach(Relay::close);
  }

  /** Nothing arrives any more, and nobody is told. */
  void fallSilent() {
    lock.lock();
    silent = true;
    lock.unlock();
  }

  /** As it should be; what was under way in the silence arrives late. */
  void mend() {
    cut = false;
    lock.lock();
    silent = false;
    mended.signalAll();
    lock.unlock();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket caller = server.accept();
        sockets.add(caller);
        threads.execute(() -> connect(caller));
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void connect(Socket caller) {
    try {
      if (cut) {
        throw new IOException("cut");
      }
      Socket callee = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(callee);
      threads.execute(() -> carry(callee, caller));
      carry(caller, callee);
    } catch (IOException e) {
      close(caller);
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        awaitSound();
        out.write(buffer, 0, count);
      }
    } catch (IOException e) {
      // the other side is told by the end of its connection
    } finally {
      close(from);
      close(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitSound() {
    lock.lock();
    try {
      while (silent) {
        mended.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // closed enough
    }
  }

  @Override
  public void close() {
    mend();
    cut();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
