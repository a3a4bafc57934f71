package org.hospitalhub.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.hospitalhub.crypto.KeyRing;
import org.hospitalhub.crypto.PayloadCipher;

/** Payloads as they are stored: JSON, sealed, cut into parts that every database takes. */
final class SealedPayloads {

  /** Below H2's limit of a binary column. */
  private static final int PART = 1_000_000;

  /** The number of the first part of what passed after the entry was opened. */
  private static final int CLOSING = 1000;

  private final ObjectMapper json = new ObjectMapper();
  private final PayloadCipher cipher;

  SealedPayloads(PayloadCipher cipher) {
    this.cipher = cipher;
  }

  /** A row of the table of payloads. */
  record Part(UUID entry, int number, String keyId, byte[] sealed) {}

  /**
   * Seals what passed.
   *
   * @param closing whether the entry was opened before, with what had passed then
   */
  List<Part> seal(UUID entry, Payload payload, boolean closing) {
    int first = closing ? CLOSING : 0;
    byte[] sealed = cipher.seal(write(payload));
    String keyId = KeyRing.keyOf(sealed);
    if (sealed.length <= PART) {
      return List.of(new Part(entry, first, keyId, sealed));
    }
    List<Part> parts = new ArrayList<>();
    for (int from = 0; from < sealed.length; from += PART) {
      byte[] part = Arrays.copyOfRange(sealed, from, Math.min(from + PART, sealed.length));
      parts.add(new Part(entry, first + parts.size(), keyId, part));
    }
    return parts;
  }

  /**
   * What passed in all.
   *
   * @param parts sealed parts by their numbers, at least one
   */
  Payload open(SortedMap<Integer, byte[]> parts) {
    Payload opening = read(parts.headMap(CLOSING).values());
    Payload closing = read(parts.tailMap(CLOSING).values());
    return opening.and(closing);
  }

  private Payload read(Collection<byte[]> parts) {
    if (parts.isEmpty()) {
      return Payload.NOTHING;
    }
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    parts.forEach(sealed::writeBytes);
    try {
      return json.readValue(cipher.open(sealed.toByteArray()), Payload.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] write(Payload payload) {
    try {
      return json.writeValueAsBytes(payload);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
