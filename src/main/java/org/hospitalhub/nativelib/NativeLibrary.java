package org.hospitalhub.nativelib;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hospitalhub.nativelib.child.Frame;
import org.hospitalhub.platform.LibraryClient;
import org.hospitalhub.sheet.CanonicalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A native library: one call at a time, in a process of its own. What was asked of it when that
 * died is not known.
 */
public final class NativeLibrary implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

  /** A virus scanner may read a library before it is loaded. */
  private static final Duration START = Duration.ofMinutes(1);

  private static final Duration LAST_CALL = Duration.ofSeconds(5);

  /** Longer than any call takes. */
  private static final Duration ANY_CALL = Duration.ofHours(1);

  private final LibraryClient settings;
  private final Charset charset;
  private final Duration patience;
  private final SerialGate gate;
  private final SupervisedProcess process;
  private final LibraryMeters meters;
  private final AtomicBoolean closing = new AtomicBoolean();

  private NativeLibrary(LibraryClient settings, SupervisedProcess process, LibraryMeters meters) {
    this.settings = settings;
    this.charset = settings.encoding();
    this.patience = settings.longestWait();
    this.process = process;
    this.meters = meters;
    this.gate = new SerialGate(settings.places());
    meters.watch(gate::waiting);
  }

  /**
   * One whose process is being started.
   *
   * @param platform whose library it is, for log and metrics
   * @param folder where its process finds its classes and keeps its lock
   */
  public static NativeLibrary open(
      String platform, LibraryClient settings, Path folder, MeterRegistry meters)
      throws IOException {
    ChildClassPath.write(folder);
    SupervisedProcess process =
        new SupervisedProcess(platform, () -> ChildProcess.start(settings, folder, START));
    return new NativeLibrary(settings, process, new LibraryMeters(meters, platform));
  }

  /**
   * Calls it.
   *
   * @param scheduled whether nobody waits for the answer: those that somebody waits for go first
   * @param timeout how long the library may take
   * @throws CanonicalException {@code too-large}
   * @throws ConnectException when it was not called: it is busy with others for too long, or its
   *     process does not run
   * @throws CharacterCodingException when its answer is no text in its encoding
   * @throws ReturnValueException when it returned anything but 0
   * @throws IOException when the outcome is not known
   */
  public String call(String request, boolean scheduled, Duration timeout)
      throws IOException, InterruptedException {
    byte[] bytes = encoded(request);
    long asked = System.nanoTime();
    if (!gate.enter(scheduled, patience)) {
      meters.turnedAway();
      throw new ConnectException("the library is busy with the calls before this one");
    }
    long entered = System.nanoTime();
    try {
      return answer(process.current(patience).call(bytes, timeout));
    } finally {
      gate.leave();
      meters.called(entered - asked, System.nanoTime() - entered);
    }
  }

  private byte[] encoded(String request) throws CharacterCodingException {
    ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(request));
    int largest = settings.largestMessage();
    if (bytes.remaining() > largest) {
      throw new CanonicalException(
          "too-large", "the library takes at most " + largest + " bytes, not " + bytes.remaining());
    }
    byte[] exactly = new byte[bytes.remaining()];
    bytes.get(exactly);
    return exactly;
  }

  private String answer(Frame frame) throws IOException {
    if (frame.kind() == Frame.Kind.OVERRUN) {
      throw new StreamCorruptedException(
          "the library's answer does not end within " + settings.bufferSize() + " bytes");
    }
    if (frame.value() != 0) {
      throw new ReturnValueException(frame.value());
    }
    return charset.newDecoder().decode(ByteBuffer.wrap(frame.content())).toString();
  }

  /** Why it cannot be called; empty when it can. */
  public String trouble() {
    return process.trouble();
  }

  /** Ends it when the call that runs has ended; does not wait for that. */
  public void retire() {
    Thread waiting = new Thread(() -> close(ANY_CALL), "library-retires");
    waiting.setDaemon(true);
    waiting.start();
  }

  /** Ends it; a call that runs has some seconds to come to its end. */
  @Override
  public void close() {
    close(LAST_CALL);
  }

  private void close(Duration lastCall) {
    boolean closed = closing.getAndSet(true);
    try {
      if (!closed && !gate.enter(true, lastCall)) {
        LOG.warn("the library is ended in the middle of a call: what that did is not known");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.close();
  }
}
