package org.hospitalhub.nativelib.child;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.util.Arrays;

/** A function {@code int f(char* in, char* out)} of a native library. */
final class LoadedLibrary {

  /** Behind the buffer, so that a library that writes on is found out and does not end us. */
  private static final int GUARD = 64 << 10;

  private static final byte UNTOUCHED = (byte) 0xA5;

  private final Function function;
  private final int buffer;

  /**
   * Loads a library.
   *
   * @param path its file, or a name that the system finds
   * @param symbol the function as the library exports it
   * @param convention {@code stdcall} or {@code cdecl}
   * @param buffer the size of its answer's buffer in bytes
   * @throws UnsatisfiedLinkError when there is no such library or function, or it is built for
   *     another architecture than this Java
   */
  LoadedLibrary(String path, String symbol, String convention, int buffer) {
    int flags = convention.equals("stdcall") ? Function.ALT_CONVENTION : Function.C_CONVENTION;
    this.function = NativeLibrary.getInstance(path).getFunction(symbol, flags);
    this.buffer = buffer;
  }

  /** Calls it with bytes that end with a NUL, which is added. */
  Frame call(byte[] request) {
    try (Memory in = new Memory(request.length + 1L);
        Memory out = new Memory((long) buffer + GUARD)) {
      in.write(0, request, 0, request.length);
      in.setByte(request.length, (byte) 0);
      out.setMemory(0, buffer, (byte) 0);
      out.setMemory(buffer, GUARD, UNTOUCHED);
      int value = function.invokeInt(new Object[] {in, out});
      byte[] written = out.getByteArray(0, buffer + GUARD);
      int end = end(written);
      return end < 0 || !isUntouched(written)
          ? new Frame(Frame.Kind.OVERRUN, value, new byte[0])
          : new Frame(Frame.Kind.ANSWER, value, Arrays.copyOf(written, end));
    }
  }

  private int end(byte[] written) {
    for (int i = 0; i < buffer; i++) {
      if (written[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private boolean isUntouched(byte[] written) {
    for (int i = buffer; i < written.length; i++) {
      if (written[i] != UNTOUCHED) {
        return false;
      }
    }
    return true;
  }
}
