package org.hospitalhub.platform;

import java.util.Locale;
import java.util.regex.Pattern;

/** The certificate by which a caller is known over TLS. */
public final class ClientCertificate {

  /**
   * The header with the SHA-256 of the certificate that a request was sent with, hexadecimal: of
   * the hub's own TLS, or as a proxy that is believed says. What others send under its name is not
   * seen.
   */
  public static final String HEADER = "X-Client-Certificate";

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  private ClientCertificate() {}

  /**
   * The one way to write a fingerprint: {@code openssl x509 -fingerprint -sha256} has capitals and
   * colons.
   *
   * @throws IllegalArgumentException when it is no SHA-256
   */
  public static String fingerprint(String text) {
    String plain = text.strip().replace(":", "").toLowerCase(Locale.ROOT);
    if (!FINGERPRINT.matcher(plain).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no SHA-256 of a certificate: 64 hexadecimal digits");
    }
    return plain;
  }
}
