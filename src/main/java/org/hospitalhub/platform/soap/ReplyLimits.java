package org.hospitalhub.platform.soap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Gives up on a reply whose body does not arrive, or does not end.
 *
 * <p>CXF's receive time-out ends with the reply's head: half a reply would keep its thread for
 * ever.
 */
final class ReplyLimits extends AbstractPhaseInterceptor<Message> {

  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Duration timeout;
  private final int maxBody;

  ReplyLimits(Duration timeout, int maxBody) {
    super(Phase.RECEIVE);
    this.timeout = timeout;
    this.maxBody = maxBody;
  }

  @Override
  public void handleMessage(Message message) {
    InputStream body = message.getContent(InputStream.class);
    if (body != null) {
      message.setContent(InputStream.class, new Body(body, timeout, maxBody));
    }
  }

  private static ScheduledThreadPoolExecutor clock() {
    var clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "soap-reply-deadline");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  private static final class Body extends FilterInputStream {

    private final Future<?> deadline;
    private volatile boolean late;
    private long left;

    Body(InputStream body, Duration timeout, int maxBody) {
      super(body);
      left = maxBody;
      deadline = CLOCK.schedule(this::giveUp, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Closing the stream ends a read that waits on another thread. */
    private void giveUp() {
      late = true;
      try {
        in.close();
      } catch (IOException e) {
        // the reader is told by the flag
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        int count = in.read(bytes, offset, length);
        if (!late) {
          left -= Math.max(count, 0);
          return left < 0 ? tooLarge() : count;
        }
      } catch (IOException e) {
        if (!late) {
          throw e;
        }
      }
      throw new SocketTimeoutException("the reply's body did not arrive in time");
    }

    /** What still comes is not read: the connection is of no use any more. */
    private int tooLarge() throws IOException {
      in.close();
      throw new IOException("the reply is larger than client.maxBody");
    }

    @Override
    public void close() throws IOException {
      deadline.cancel(false);
      super.close();
    }
  }
}
