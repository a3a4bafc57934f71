package org.hospitalhub.simulator;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Spoils the replies of simulated platforms on their way, whatever the transport. Every request
 * gets a header {@value #CALL}, by which the route that answers it can say what is to go wrong.
 */
public final class FaultyReplies extends OncePerRequestFilter {

  /** The header that names a call. */
  public static final String CALL = "simulator-call";

  private static final byte UNREADABLE = (byte) 0xFE;

  private final AtomicLong calls = new AtomicLong();
  private final Map<String, Fault> decided = new ConcurrentHashMap<>();

  /** Decides what goes wrong with the reply to a call. */
  public void decide(String call, Fault fault) {
    decided.put(call, fault);
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var begun = WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class);
    boolean again = begun != null;
    var reply = again ? begun : new ContentCachingResponseWrapper(response);
    HttpServletRequest call = again ? request : new Call(request, "" + calls.incrementAndGet());
    chain.doFilter(call, again ? response : reply);
    if (!isAsyncStarted(call)) {
      send(request, reply, decided.remove(call.getHeader(CALL)));
    }
  }

  private static void send(
      HttpServletRequest request, ContentCachingResponseWrapper reply, @Nullable Fault fault)
      throws IOException {
    if (fault == null) {
      reply.copyBodyToResponse();
      return;
    }
    switch (fault.fault()) {
      case DROP, LOSE -> ConnectionCutter.cut(request);
      case HALF -> {
        sendHalf(reply);
        ConnectionCutter.cut(request);
      }
      case GARBAGE -> {
        byte[] garbage = new byte[reply.getContentSize()];
        Arrays.fill(garbage, UNREADABLE);
        reply.resetBuffer();
        reply.getOutputStream().write(garbage);
        reply.copyBodyToResponse();
      }
      default -> {
        await(fault);
        reply.copyBodyToResponse();
      }
    }
  }

  private static void sendHalf(ContentCachingResponseWrapper reply) throws IOException {
    byte[] whole = reply.getContentAsByteArray();
    HttpServletResponse wire = (HttpServletResponse) reply.getResponse();
    wire.setContentLength(whole.length);
    wire.getOutputStream().write(whole, 0, whole.length / 2);
    wire.flushBuffer();
  }

  private static void await(Fault fault) throws IOException {
    try {
      double seconds = fault.seconds() == null ? 0 : fault.seconds();
      TimeUnit.MILLISECONDS.sleep((long) (seconds * 1000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the hub is stopping", e);
    }
  }

  /** A request with a name. */
  private static final class Call extends HttpServletRequestWrapper {

    private final String name;

    Call(HttpServletRequest request, String name) {
      super(request);
      this.name = name;
    }

    @Override
    public @Nullable String getHeader(String header) {
      return CALL.equalsIgnoreCase(header) ? name : super.getHeader(header);
    }

    @Override
    public Enumeration<String> getHeaders(String header) {
      return CALL.equalsIgnoreCase(header)
          ? Collections.enumeration(Collections.singleton(name))
          : super.getHeaders(header);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      var names = Collections.list(super.getHeaderNames());
      names.add(CALL);
      return Collections.enumeration(names);
    }
  }
}
