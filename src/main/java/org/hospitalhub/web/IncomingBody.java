package org.hospitalhub.web;

import jakarta.servlet.ReadListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.coyote.AsyncContextCallback;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/** A request body that comes in while no thread waits for it, and is then read like any other. */
final class IncomingBody
    implements ReadListener, ApplicationBufferHandler, AsyncContextCallback, InputBuffer {

  /** How far it has come. */
  enum State {
    COMING,
    COMPLETE,
    TOO_SLOW,
    TOO_LARGE,
    NO_ROOM
  }

  private final Request request;
  private final InputBuffer connection;
  private final PeerSettings settings;
  private final BodyMemory memory;
  private final String address;
  private final long began = System.nanoTime();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private @Nullable ByteBuffer buffer;
  private State state = State.COMING;
  private boolean read;

  IncomingBody(Request request, String address, PeerSettings settings, BodyMemory memory) {
    this.request = request;
    this.connection = request.getInputBuffer();
    this.address = address;
    this.settings = settings;
    this.memory = memory;
  }

  State state() {
    return state;
  }

  String address() {
    return address;
  }

  /** Where bodies come from. */
  InputBuffer connection() {
    return connection;
  }

  /** How long it has been coming. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Nothing more is held of it. */
  void release() {
    memory.giveBack(address, bytes.size());
    bytes.reset();
    read = true;
  }

  /** The connection has been silent for too long. */
  void late() {
    state = State.TOO_SLOW;
  }

  /** Ends it if it has taken too long, or has been too slow. */
  void judge() {
    Duration age = age();
    long due = settings.bodyRate().toBytes() * age.toMillis() / 1000;
    boolean slow = age.compareTo(settings.bodyGrace()) > 0 && bytes.size() < due;
    if (state == State.COMING && (slow || age.compareTo(settings.bodyTime()) > 0)) {
      state = State.TOO_SLOW;
    }
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (state == State.COMING && !request.isFinished() && request.isReady()) {
      int count = request.doRead(this);
      if (count > 0) {
        take(count);
      }
    }
    judge();
    if (state == State.COMING && request.isFinished()) {
      state = State.COMPLETE;
    }
  }

  private void take(int count) {
    if (bytes.size() + count > settings.largestBody().toBytes()) {
      state = State.TOO_LARGE;
    } else if (buffer == null || !memory.take(address, count)) {
      state = State.NO_ROOM;
    } else {
      byte[] came = new byte[count];
      buffer.get(came);
      bytes.writeBytes(came);
    }
  }

  @Override
  public int doRead(ApplicationBufferHandler reader) {
    if (read) {
      return -1;
    }
    read = true;
    reader.setByteBuffer(ByteBuffer.wrap(bytes.toByteArray()));
    return bytes.size() == 0 ? -1 : bytes.size();
  }

  @Override
  public int available() {
    return read ? 0 : bytes.size();
  }

  @Override
  public void onAllDataRead() {
    // the loop above has seen it
  }

  @Override
  public void onError(Throwable failure) {
    // the web server tells of it by an event
  }

  @Override
  public void setByteBuffer(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  @Override
  public @Nullable ByteBuffer getByteBuffer() {
    return buffer;
  }

  @Override
  public void expand(int size) {
    // the connection has its own buffer
  }

  @Override
  public void fireOnComplete() {
    // nobody waits for it
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public void incrementInProgressAsyncCount() {
    // no application is running yet
  }

  @Override
  public void decrementInProgressAsyncCount() {
    // no application is running yet
  }
}
