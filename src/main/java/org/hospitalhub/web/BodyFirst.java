package org.hospitalhub.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.hospitalhub.web.IncomingBody.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request in when its body is there: while a body comes in, it has no thread. A body that is
 * too slow is answered with 408, one for which there is no room with 503, and its connection ends.
 * What is here at once, as small bodies are, is let in as it is.
 */
final class BodyFirst implements Adapter {

  private static final Logger LOG = LoggerFactory.getLogger(BodyFirst.class);
  private static final String BODY = BodyFirst.class.getName();
  private static final String FAILURE = RequestDispatcher.ERROR_EXCEPTION;
  private static final long TICK = 1000; // ms; the web server looks once a second

  private final Adapter next;
  private final PeerSettings settings;
  private final BodyMemory memory;

  BodyFirst(Adapter next, PeerSettings settings, BodyMemory memory) {
    this.next = next;
    this.settings = settings;
    this.memory = memory;
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    if (request.getInputBuffer() instanceof IncomingBody last) {
      request.setInputBuffer(last.connection()); // of the request before on this connection
    }
    boolean refused = response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST;
    if (refused || request.isFinished() || isHere(request)) {
      next.service(request, response);
      return;
    }
    request.setRequestThread();
    request.action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
    request.action(ActionCode.REQ_HOST_ADDR_ATTRIBUTE, null);
    var body = new IncomingBody(request, request.remoteAddr().toString(), settings, memory);
    request.setAttribute(BODY, body);
    request.action(ActionCode.ASYNC_START, body);
    request.action(ActionCode.ASYNC_SETTIMEOUT, TICK);
    request.setReadListener(body);
    request.clearRequestThread();
  }

  private static boolean isHere(Request request) {
    long length = request.getContentLengthLong();
    request.action(ActionCode.AVAILABLE, true);
    return length >= 0 && length <= request.getAvailable();
  }

  @Override
  public boolean asyncDispatch(Request request, Response response, SocketEvent event)
      throws Exception {
    if (!(request.getAttribute(BODY) instanceof IncomingBody body)) {
      return next.asyncDispatch(request, response, event);
    }
    request.setRequestThread();
    if (!follow(body, request, event)) {
      body.release();
      return false;
    }
    if (body.state() == State.COMING) {
      request.action(ActionCode.ASYNC_SETTIMEOUT, body.age().toMillis() + TICK);
      request.clearRequestThread();
      return true;
    }
    goOn(body, request, response, event);
    return true;
  }

  /** What an event means for a body; false when the peer has gone. */
  private static boolean follow(IncomingBody body, Request request, SocketEvent event) {
    try {
      switch (event) {
        case OPEN_READ -> request.onDataAvailable();
        case TIMEOUT -> body.judge();
        default -> {
          boolean silent = request.getAttribute(FAILURE) instanceof SocketTimeoutException;
          if (silent) {
            body.late();
          }
          return silent;
        }
      }
      return true;
    } catch (IOException e) {
      LOG.debug("a peer has gone before its body was here", e);
      return false;
    }
  }

  private void goOn(IncomingBody body, Request request, Response response, SocketEvent event)
      throws Exception {
    request.getAttributes().remove(BODY);
    if (event == SocketEvent.TIMEOUT) {
      request.action(ActionCode.ASYNC_TIMEOUT, new AtomicBoolean());
    }
    request.action(ActionCode.ASYNC_SETTIMEOUT, -1L);
    request.action(ActionCode.ASYNC_DISPATCH, null);
    request.action(ActionCode.ASYNC_DISPATCHED, null);
    try {
      if (body.state() == State.COMPLETE) {
        request.setInputBuffer(body);
        next.service(request, response);
      } else {
        refuse(body, response);
      }
    } finally {
      body.release();
    }
  }

  private static void refuse(IncomingBody body, Response response) throws IOException {
    int status =
        switch (body.state()) {
          case TOO_LARGE -> 413;
          case NO_ROOM -> 503;
          default -> 408;
        };
    LOG.info("A request body of {} is not taken ({}): {}", body.address(), status, body.state());
    byte[] problem =
        "{\"type\":\"about:blank\",\"status\":%d}"
            .formatted(status)
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setContentLength(problem.length);
    response.addHeader("Connection", "close");
    response.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    response.doWrite(ByteBuffer.wrap(problem));
    response.action(ActionCode.CLOSE, null);
  }

  @Override
  public boolean prepare(Request request, Response response) throws Exception {
    return next.prepare(request, response);
  }

  @Override
  public void log(Request request, Response response, long time) {
    next.log(request, response, time);
  }

  @Override
  public void checkRecycled(Request request, Response response) {
    next.checkRecycled(request, response);
  }

  @Override
  public String getDomain() {
    return next.getDomain();
  }
}
