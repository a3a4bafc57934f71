package org.hospitalhub.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys as the settings refer to them: {@code file:<path>} of a file that holds the key, or the key
 * itself, which a setting takes from the environment (<code>${NAME}</code>). A key is 16, 24 or 32
 * bytes in Base64.
 *
 * @param generate whether a file that does not exist yet is made, with a new key
 */
public record KeyReferences(boolean generate) {

  private static final Logger LOG = LoggerFactory.getLogger(KeyReferences.class);
  private static final String FILE = "file:";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");
  private static final int BYTES = 32;

  /**
   * A ring of the keys.
   *
   * @param references by the ids of the keys
   * @param current the id of the key that seals; null for the last one in the order of the alphabet
   * @throws IllegalArgumentException when a reference holds no key
   */
  public KeyRing ring(Map<String, String> references, @Nullable String current) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no key for the journal: make one apart from the database (openssl rand -base64"
              + " 32 > /etc/hospital-hub/journal.key) and name it:"
              + " hub.journal.keys.<id>=file:/etc/hospital-hub/journal.key");
    }
    TreeMap<String, SecretKey> keys = new TreeMap<>();
    references.forEach((id, reference) -> keys.put(id, key(id, reference)));
    return new KeyRing(keys, current == null || current.isBlank() ? keys.lastKey() : current);
  }

  private SecretKey key(String id, String reference) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "key id '" + id + "': use up to 32 letters, digits, dots, hyphens and underscores");
    }
    String text =
        reference.startsWith(FILE) ? file(Path.of(reference.substring(FILE.length()))) : reference;
    byte[] bytes = decode(id, text.strip());
    if (bytes.length != 16 && bytes.length != 24 && bytes.length != BYTES) {
      throw noKey(id);
    }
    return new SecretKeySpec(bytes, "AES");
  }

  private static byte[] decode(String id, String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw noKey(id);
    }
  }

  private static IllegalArgumentException noKey(String id) {
    return new IllegalArgumentException(
        "key '" + id + "' must be 16, 24 or 32 bytes in Base64: openssl rand -base64 32");
  }

  private String file(Path path) {
    try {
      return Files.readString(path, StandardCharsets.US_ASCII);
    } catch (NoSuchFileException e) {
      if (generate) {
        return generated(path);
      }
      throw new IllegalArgumentException(
          "there is no key file "
              + path
              + ": restore it, or make one (openssl rand -base64 32); the hub makes it by itself"
              + " when hub.journal.generate-keys says so",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String generated(Path path) {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    String text = Base64.getEncoder().encodeToString(bytes);
    try {
      Path folder = path.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Files.createFile(path, ownerOnly(folder));
      Files.writeString(path, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LOG.warn("Made a new key for the journal: {}. Without it payloads are lost: back it up", path);
    return text;
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
