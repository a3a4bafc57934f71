package org.hospitalhub.platform;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * A native library as {@code client.library} of a descriptor names it: a function {@code int
 * f(char* in, char* out)}, which is called with one message and writes the answer.
 *
 * @param path its file, or a name that the system finds; blank: this hub has none, another may
 * @param symbol the function, as the library exports it
 * @param convention {@code cdecl}, unless it says {@code stdcall}
 * @param buffer the size of the answer's buffer, {@code 64KB}
 * @param largest the largest message in bytes; null: as large as the answer's buffer
 * @param charset of messages and answers
 * @param java the Java that its process is started by, of the library's architecture; blank: the
 *     hub's own
 * @param queue how many calls wait for those before them, 64 unless it says otherwise
 * @param patience how long each waits, {@code 30s}
 * @param timeouts how long the library may take for an operation, where that is not the client's
 *     {@code readTimeout}: where it asks a person at the counter, some minutes
 */
public record LibraryClient(
    @Nullable String path,
    String symbol,
    @Nullable String convention,
    @Nullable String buffer,
    @Nullable Integer largest,
    String charset,
    @Nullable String java,
    @Nullable Integer queue,
    @Nullable String patience,
    @Nullable Map<String, String> timeouts) {

  private static final int QUEUE = 64;

  /** Whether this hub has it. */
  public boolean isHere() {
    return path != null && !path.isBlank();
  }

  /** The answer's buffer in bytes. */
  public int bufferSize() {
    return (int) DataSize.parse(buffer == null ? "64KB" : buffer).toBytes();
  }

  /** The largest message in bytes, without the NUL behind it. */
  public int largestMessage() {
    return largest == null ? bufferSize() - 1 : largest;
  }

  /**
   * The encoding.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public Charset encoding() {
    if (!Charset.isSupported(charset)) {
      throw new IllegalArgumentException(
          "client.library.charset: there is no encoding '" + charset + "'");
    }
    return Charset.forName(charset);
  }

  /** How many calls may wait. */
  public int places() {
    return queue == null ? QUEUE : queue;
  }

  /** How long each of them waits. */
  public Duration longestWait() {
    return DurationStyle.SIMPLE.parse(patience == null ? "30s" : patience);
  }

  /** How long the library may take for an operation. */
  public Duration timeout(String operation, Duration readTimeout) {
    String own = timeouts == null ? null : timeouts.get(operation);
    return own == null ? readTimeout : DurationStyle.SIMPLE.parse(own);
  }
}
