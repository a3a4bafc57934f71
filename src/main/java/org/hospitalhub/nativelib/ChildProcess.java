package org.hospitalhub.nativelib;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hospitalhub.nativelib.child.Frame;
import org.hospitalhub.nativelib.child.LibraryProcess;
import org.hospitalhub.platform.LibraryClient;

/**
 * A process that holds a library, from its start to its end. A call that it does not answer in
 * time, or not in frames, ends it.
 */
final class ChildProcess implements AutoCloseable {

  private static final Frame END =
      Frame.of(Frame.Kind.UNLOADABLE, "its process ended; is the Java that starts it there?");

  private final Process process;
  private final DataOutputStream out;
  private final BlockingQueue<Frame> answers = new LinkedBlockingQueue<>();
  private volatile boolean ended;
  private String java = "";

  private ChildProcess(Process process) {
    this.process = process;
    this.out = new DataOutputStream(process.getOutputStream());
    Thread reader = new Thread(this::read, "library-process-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one and waits until the library is loaded.
   *
   * @param folder with its class path; its logs and its lock are written there
   * @throws IOException when it cannot be started, or the library cannot be loaded
   */
  static ChildProcess start(LibraryClient settings, Path folder, Duration patience)
      throws IOException, InterruptedException {
    Path lock = folder.resolve(Integer.toHexString(settings.path().hashCode()) + ".lock");
    Process process =
        new ProcessBuilder(command(settings, folder, lock))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    ChildProcess child = new ChildProcess(process);
    try {
      Frame first = child.answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (first == null || first.kind() != Frame.Kind.READY) {
        throw new IOException(first == null ? "its process did not start in time" : first.text());
      }
      child.java = first.text();
      return child;
    } catch (IOException | InterruptedException e) {
      child.close();
      throw e;
    }
  }

  private static List<String> command(LibraryClient settings, Path folder, Path lock) {
    boolean shell = File.separatorChar == '/';
    List<String> command = new ArrayList<>();
    if (shell) {
      // what the library prints goes to where errors go
      command.addAll(List.of("/bin/sh", "-c", "exec \"$@\" 3>&1 1>&2", "sh"));
    }
    command.addAll(
        List.of(
            java(settings),
            "-Xmx24m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("crash-%p.log"),
            "-Dfile.encoding=UTF-8",
            "-Djna.nosys=true",
            "-Djna.tmpdir=" + folder,
            "-cp",
            folder.toString(),
            LibraryProcess.class.getName(),
            settings.path(),
            settings.symbol(),
            settings.convention() == null ? "cdecl" : settings.convention(),
            String.valueOf(settings.bufferSize()),
            lock.toString(),
            shell ? "/dev/fd/3" : "-"));
    return command;
  }

  private static String java(LibraryClient settings) {
    String java = settings.java();
    return java == null || java.isBlank()
        ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
        : java;
  }

  private void read() {
    try (DataInputStream in = new DataInputStream(process.getInputStream())) {
      while (true) {
        answers.add(Frame.read(in));
      }
    } catch (IOException e) {
      close();
      answers.add(END);
    }
  }

  /** Version and architecture of its Java. */
  String java() {
    return java;
  }

  /** Whether it can be called. */
  boolean isAlive() {
    return !ended && process.isAlive();
  }

  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /**
   * Calls the library.
   *
   * @return an answer, or that there is none
   * @throws SocketTimeoutException when none came in time: the process is ended
   * @throws EOFException when the process ended in the middle of it
   */
  Frame call(byte[] request, Duration timeout) throws IOException, InterruptedException {
    Frame answer;
    try {
      new Frame(Frame.Kind.CALL, 0, request).write(out);
      answer = answers.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      answer = END;
    } catch (InterruptedException e) {
      close();
      throw e;
    }
    if (answer == null) {
      close();
      throw new SocketTimeoutException("the library did not answer in " + timeout);
    }
    if (answer == END) {
      close();
      throw new EOFException("the library's process ended in the middle of a call");
    }
    return answer;
  }

  @Override
  public void close() {
    ended = true;
    process.destroyForcibly();
  }
}
