package org.hospitalhub.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalhub.crypto.KeyRing;
import org.hospitalhub.crypto.PayloadCipher;

/**
 * Payloads as they are stored: a bundle as JSON, sealed, cut into parts that every database takes.
 */
final class SealedPayloads {

  /** Below H2's limit of a binary column. */
  private static final int PART = 1_000_000;

  private static final TypeReference<Map<UUID, Payload>> BY_ENTRY = new TypeReference<>() {};

  private final ObjectMapper json = new ObjectMapper();
  private final PayloadCipher cipher;

  SealedPayloads(PayloadCipher cipher) {
    this.cipher = cipher;
  }

  /** A row of the table of payloads. */
  record Part(String platform, UUID bundle, int number, String keyId, byte[] sealed) {}

  /** Seals a bundle. */
  Stream<Part> seal(Bundles.Bundle bundle) {
    byte[] sealed = cipher.seal(write(bundle.payloads()));
    String keyId = KeyRing.keyOf(sealed);
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from < sealed.length; from += PART) {
      byte[] part = Arrays.copyOfRange(sealed, from, Math.min(from + PART, sealed.length));
      parts.add(new Part(bundle.platform(), bundle.id(), parts.size(), keyId, part));
    }
    return parts.stream();
  }

  /**
   * What passed in an exchange.
   *
   * @param parts all of its bundle, in order
   */
  Payload open(UUID entry, List<byte[]> parts) {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    parts.forEach(sealed::writeBytes);
    try {
      return json.readValue(cipher.open(sealed.toByteArray()), BY_ENTRY)
          .getOrDefault(entry, Payload.NOTHING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] write(Map<UUID, Payload> payloads) {
    try {
      return json.writeValueAsBytes(payloads);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
