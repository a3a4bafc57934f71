package org.hospitalhub.nativelib.child;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Holds a native library and calls it as the hub says, one call after the other. It reads frames
 * from the standard input and ends at once when that ends, whatever the library does just then: the
 * hub is gone. Arguments: the library's file, function, calling convention and buffer size, the
 * file by which only one process at a time holds the library, and the file that frames are written
 * to ({@code -}: the standard output).
 */
public final class LibraryProcess {

  private static final int STANDARD_OUTPUT = -11;
  private static final int STANDARD_ERROR = -12;

  private LibraryProcess() {}

  /** Runs until the hub ends it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    DataInputStream in = new DataInputStream(System.in);
    LinkedBlockingQueue<Frame> calls = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> read(in, calls), "frames");
    reader.setDaemon(true);
    reader.start();
    try (DataOutputStream out = new DataOutputStream(frames(arguments[5]));
        FileLock alone = lock(Path.of(arguments[4]))) {
      LoadedLibrary library = load(arguments, out);
      while (library != null && alone.isValid()) {
        library.call(calls.take().content()).write(out);
      }
    }
  }

  private static void read(DataInputStream in, LinkedBlockingQueue<Frame> calls) {
    try {
      while (true) {
        calls.add(Frame.read(in));
      }
    } catch (IOException e) {
      // a library that hangs cannot be ended otherwise
      Runtime.getRuntime().halt(0);
    }
  }

  /** Another one may hold the library for a moment still, of a hub that was killed. */
  private static FileLock lock(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).lock();
  }

  /**
   * Where frames go. What the library itself prints must not get between them: where there is a
   * shell, it has the standard output lead elsewhere; Windows is told here.
   */
  private static OutputStream frames(String file) throws IOException {
    if (!file.equals("-")) {
      return new FileOutputStream(file);
    }
    OutputStream frames = new FileOutputStream(FileDescriptor.out);
    if (Platform.isWindows()) {
      Object error =
          Function.getFunction("kernel32", "GetStdHandle", Function.ALT_CONVENTION)
              .invokePointer(new Object[] {STANDARD_ERROR});
      Function.getFunction("kernel32", "SetStdHandle", Function.ALT_CONVENTION)
          .invokeInt(new Object[] {STANDARD_OUTPUT, error});
    }
    return frames;
  }

  private static LoadedLibrary load(String[] arguments, DataOutputStream out) throws IOException {
    try {
      int buffer = Integer.parseInt(arguments[3]);
      LoadedLibrary library = new LoadedLibrary(arguments[0], arguments[1], arguments[2], buffer);
      String java = System.getProperty("java.version") + " " + System.getProperty("os.arch");
      Frame.of(Frame.Kind.READY, java).write(out);
      return library;
    } catch (UnsatisfiedLinkError e) {
      Frame.of(Frame.Kind.UNLOADABLE, String.valueOf(e.getMessage())).write(out);
      return null;
    }
  }
}
