package org.hospitalhub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import org.hospitalhub.platform.ClientCertificate;
import org.hospitalhub.platform.Networks;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whom a request is from, how it was sent, and with which certificate, also when a reverse proxy
 * has passed it on. Only the proxies that the settings name are believed; whatever others say of
 * themselves is not looked at.
 */
final class ForwardedRequests extends OncePerRequestFilter {

  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
  private static final String HTTPS = "https";
  private static final int HTTPS_PORT = 443;

  /** How a web server says that it believes what a request says of the way it came. */
  static final String BELIEVED = "org.apache.tomcat.request.forwarded";

  private final Networks proxies;

  ForwardedRequests(List<String> proxies) {
    this.proxies = new Networks(proxies);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean forwarded = proxies.contain(request.getRemoteAddr());
    request.setAttribute(BELIEVED, forwarded);
    HttpServletRequest certified =
        new Certified(request, forwarded ? told(request) : shown(request));
    chain.doFilter(forwarded ? new Forwarded(certified, caller(request)) : certified, response);
  }

  /** The fingerprint of the certificate that a caller has shown to a proxy. */
  private static @Nullable String told(HttpServletRequest request) {
    String told = request.getHeader(ClientCertificate.HEADER);
    return told == null || told.isBlank() ? null : ClientCertificate.fingerprint(told);
  }

  /** The fingerprint of the certificate that a caller has shown to the hub; null: none. */
  private static @Nullable String shown(HttpServletRequest request) {
    if (request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
        return HexFormat.of().formatHex(digest);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a certificate that was accepted cannot be read", e);
      }
    }
    return null;
  }

  /** The last address of the list that is no proxy: those before it are the caller's own words. */
  private String caller(HttpServletRequest request) {
    List<String> passed = new ArrayList<>();
    Collections.list(request.getHeaders(FOR)).forEach(line -> passed.addAll(addresses(line)));
    String caller = request.getRemoteAddr();
    for (int i = passed.size() - 1; i >= 0 && proxies.contain(caller); i--) {
      caller = passed.get(i);
    }
    return caller;
  }

  private static List<String> addresses(String line) {
    return List.of(line.strip().split("\\s*,\\s*"));
  }

  private static final class Certified extends HttpServletRequestWrapper {

    private final @Nullable String certificate;

    Certified(HttpServletRequest request, @Nullable String certificate) {
      super(request);
      this.certificate = certificate;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return ClientCertificate.HEADER.equalsIgnoreCase(name) ? certificate : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      if (!ClientCertificate.HEADER.equalsIgnoreCase(name)) {
        return super.getHeaders(name);
      }
      return Collections.enumeration(certificate == null ? List.of() : List.of(certificate));
    }
  }

  private static final class Forwarded extends HttpServletRequestWrapper {

    private final String caller;
    private final boolean secure;

    Forwarded(HttpServletRequest request, String caller) {
      super(request);
      this.caller = caller;
      this.secure = HTTPS.equalsIgnoreCase(request.getHeader(PROTO));
    }

    @Override
    public String getRemoteAddr() {
      return caller;
    }

    @Override
    public String getRemoteHost() {
      return caller;
    }

    @Override
    public boolean isSecure() {
      return secure || super.isSecure();
    }

    @Override
    public String getScheme() {
      return secure ? HTTPS : super.getScheme();
    }

    @Override
    public int getServerPort() {
      String host = getHeader("Host");
      boolean named = host != null && host.matches(".*:\\d+");
      return secure && !named ? HTTPS_PORT : super.getServerPort();
    }

    @Override
    public StringBuffer getRequestURL() {
      String host = getHeader("Host");
      return secure && host != null
          ? new StringBuffer(HTTPS).append("://").append(host).append(getRequestURI())
          : super.getRequestURL();
    }
  }
}
