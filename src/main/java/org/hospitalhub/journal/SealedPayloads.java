package org.hospitalhub.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalhub.crypto.KeyRing;
import org.hospitalhub.crypto.PayloadCipher;
import org.jspecify.annotations.Nullable;

/**
 * Payloads as they are stored: each chunk of a bundle sealed, and cut into parts that every
 * database takes. A chunk reads, for each entry: its id (16 bytes), then the four texts of {@link
 * Payload} in their order, each as its length in bytes (4 bytes, -1: there is none) and UTF-8.
 */
final class SealedPayloads {

  /** Below H2's limit of a binary column. */
  private static final int PART = 1_000_000;

  /** Bytes of an exchange without its texts. */
  private static final int FIXED = 32;

  private static final int NONE = -1;

  private final PayloadCipher cipher;

  SealedPayloads(PayloadCipher cipher) {
    this.cipher = cipher;
  }

  /** A row of the table of payloads. */
  record Part(String platform, UUID bundle, int chunk, int number, String keyId, byte[] sealed) {}

  /** Seals a bundle. */
  Stream<Part> seal(Bundle bundle) {
    List<Part> parts = new ArrayList<>();
    String platform = bundle.kind().platform();
    for (int chunk = 0; chunk < bundle.chunks().size(); chunk++) {
      byte[] sealed = cipher.seal(write(bundle.chunks().get(chunk)));
      String keyId = KeyRing.keyOf(sealed);
      for (int from = 0; from < sealed.length; from += PART) {
        byte[] part = Arrays.copyOfRange(sealed, from, Math.min(from + PART, sealed.length));
        parts.add(new Part(platform, bundle.id(), chunk, from / PART, keyId, part));
      }
    }
    return parts.stream();
  }

  /**
   * What passed in an exchange; null when it is in another chunk.
   *
   * @param sealed a chunk
   */
  @Nullable Payload open(UUID entry, byte[] sealed) {
    try (DataInputStream chunk =
        new DataInputStream(new ByteArrayInputStream(cipher.open(sealed)))) {
      while (chunk.available() > 0) {
        UUID id = new UUID(chunk.readLong(), chunk.readLong());
        Payload payload = new Payload(text(chunk), text(chunk), text(chunk), text(chunk));
        if (id.equals(entry)) {
          return payload;
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String text(DataInputStream chunk) throws IOException {
    int length = chunk.readInt();
    return length == NONE ? null : new String(chunk.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static byte[] write(Map<UUID, Payload> chunk) {
    int length = chunk.values().stream().mapToInt(Payload::length).sum();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length + chunk.size() * FIXED);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Map.Entry<UUID, Payload> each : chunk.entrySet()) {
        out.writeLong(each.getKey().getMostSignificantBits());
        out.writeLong(each.getKey().getLeastSignificantBits());
        for (String text : each.getValue().texts()) {
          write(text, out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(@Nullable String text, DataOutputStream out) throws IOException {
    if (text == null) {
      out.writeInt(NONE);
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }
}
