package org.hospitalhub.api;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hospitalhub.audit.AuditTrail;
import org.hospitalhub.audit.AuditedAction;
import org.hospitalhub.sheet.CanonicalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes in the audit trail what clients do to the hub itself: whatever they change of its clients,
 * deliveries and runs, and which payloads they read. What cannot be noted is not done. Canonical
 * operations are in the journal.
 */
final class AuditedRequests extends OncePerRequestFilter {

  /** The request attribute with what the answer tells of the action beside its status. */
  static final String RESULT = "hub.api.audit";

  private static final Logger LOG = LoggerFactory.getLogger(AuditedRequests.class);
  private static final String MESSAGES = "deliveries";
  private static final int FAILURE = 400;

  private final AuditTrail trail;
  private final RefusedRequests refusals;

  AuditedRequests(AuditTrail trail, RefusedRequests refusals) {
    this.trail = trail;
    this.refusals = refusals;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String scope = (String) request.getAttribute(AccessFilter.SCOPE);
    return scope == null || !Scopes.audited(scope);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    AuditedAction action = action((ApiRequest) request);
    try {
      trail.begun(action);
    } catch (DataAccessException | TransactionException e) {
      CanonicalException busy = new CanonicalException("busy", "the audit trail cannot be written");
      refusals.refuse(busy, refusals.begin(request), response);
      return;
    }
    boolean answered = false;
    try {
      chain.doFilter(request, response);
      answered = true;
    } finally {
      if (answered && request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new Ending(action));
      } else {
        ended(
            action,
            request,
            answered ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      }
    }
  }

  private static AuditedAction action(ApiRequest request) {
    String query = request.getQueryString();
    return new AuditedAction(
        String.valueOf(request.getAttribute(AccessFilter.CLIENT)),
        request.getRemoteAddr(),
        String.valueOf(request.getAttribute(AccessFilter.SCOPE)),
        request.getMethod(),
        request.getRequestURI() + (query == null ? "" : "?" + query),
        detail(request),
        ApiRequest.traceId(request));
  }

  /** What is asked for; of a message, which may name a patient, only the digest. */
  private static String detail(ApiRequest request) {
    String body = new String(request.body(), StandardCharsets.UTF_8).strip();
    return body.isEmpty() || !ApiRequest.path(request).startsWith(MESSAGES)
        ? body.replaceAll("\\s+", " ")
        : "edited, SHA-256 " + ApiKey.hash(request.body());
  }

  private void ended(AuditedAction action, HttpServletRequest request, int status) {
    Object result = request.getAttribute(RESULT);
    String detail = result == null ? "HTTP " + status : "HTTP " + status + ", " + result;
    try {
      trail.ended(action.detail(detail), status < FAILURE);
    } catch (DataAccessException | TransactionException e) {
      LOG.error(
          "{} {} ended with {}, which could not be written to the audit trail",
          action.client(),
          action.path(),
          detail);
    }
  }

  private final class Ending implements AsyncListener {

    private final AuditedAction action;

    Ending(AuditedAction action) {
      this.action = action;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      HttpServletResponse response = (HttpServletResponse) event.getSuppliedResponse();
      HttpServletRequest request = (HttpServletRequest) event.getSuppliedRequest();
      ended(action, request, response.getStatus());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
      // it completes
    }

    @Override
    public void onError(AsyncEvent event) {
      // it completes
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
