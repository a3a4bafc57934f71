package org.hospitalhub.platform;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses callers that a platform's descriptor does not name: the addresses, networks and
 * certificates of {@code callers}, everybody who has credentials or can sign where it names none,
 * and nobody where there is neither. Where it names both, an address needs a certificate.
 */
final class CallerFilter {

  private static final String ANY = "any";
  private static final String CERTIFICATE = "certificate:";

  private final Networks callers;
  private final Set<String> certificates;
  private final boolean anyAddress;
  private final Access access;

  /**
   * The callers of a descriptor.
   *
   * @throws IllegalArgumentException when a caller is no address and no certificate
   */
  CallerFilter(Descriptor.@Nullable Server server) {
    List<String> named =
        server == null || server.callers() == null ? List.of() : Networks.split(server.callers());
    this.anyAddress = named.contains(ANY);
    this.certificates =
        named.stream()
            .filter(text -> text.startsWith(CERTIFICATE))
            .map(text -> ClientCertificate.fingerprint(text.substring(CERTIFICATE.length())))
            .collect(Collectors.toUnmodifiableSet());
    this.callers =
        new Networks(
            named.stream()
                .filter(text -> !text.equals(ANY) && !text.startsWith(CERTIFICATE))
                .toList());
    this.access = access(server != null && proves(server));
  }

  private Access access(boolean proven) {
    if (proven || !certificates.isEmpty() || !anyAddress && !callers.isEmpty()) {
      return Access.NAMED;
    }
    return anyAddress ? Access.ANYONE : Access.CLOSED;
  }

  /** Whether a caller has to prove who it is; a digest of the request alone proves nothing. */
  private static boolean proves(Descriptor.Server server) {
    Descriptor.Credentials credentials = server.credentials();
    SignatureSettings signature = server.signature();
    return server.usernameToken() != null
        || credentials != null && (hasText(credentials.systems()) || hasText(credentials.trusted()))
        || signature != null && signature.wanted() && signature.hasKey();
  }

  private static boolean hasText(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  Access access() {
    return access;
  }

  /**
   * Refuses a caller that is not allowed.
   *
   * @param certificate the fingerprint of the certificate that it has shown; null: none
   * @throws CanonicalException {@code unauthorized}
   */
  void require(String address, @Nullable String certificate) {
    if (access == Access.CLOSED) {
      throw new CanonicalException("unauthorized", "接口尚未开放：医院尚未登记允许的调用方，请联系医院信息部门");
    }
    boolean stranger =
        !certificates.isEmpty() && (certificate == null || !certificates.contains(certificate));
    if (stranger || !anyAddress && !callers.isEmpty() && !callers.contain(address)) {
      throw new CanonicalException("unauthorized", "");
    }
  }
}
