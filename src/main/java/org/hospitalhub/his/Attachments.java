package org.hospitalhub.his;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Image files that a database only names: a column of the type {@code attachment} holds the path of
 * a file below a folder. A file that is not there, is no image by its suffix, lies elsewhere or is
 * too large is not attached, and the log says so.
 *
 * @param folder the folder; null when there are no files
 * @param maxBytes the largest file that is attached
 */
public record Attachments(@Nullable Path folder, long maxBytes) {

  /** No files at all. */
  public static final Attachments NONE = new Attachments(null, 0);

  private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);
  private static final Set<String> SUFFIXES = Set.of("png", "jpg", "jpeg", "gif");

  /** A file as a data URI, {@code data:image/png;base64,…} (RFC 2397); null when it has none. */
  @Nullable String dataUri(String name) {
    String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    try {
      Path file = find(name);
      if (file == null || !SUFFIXES.contains(suffix)) {
        LOG.warn("Not attached: {} is no image in {}", name, folder);
        return null;
      }
      if (Files.size(file) > maxBytes) {
        LOG.warn("Not attached: {} has more than {} bytes", name, maxBytes);
        return null;
      }
      String content = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
      return "data:image/" + suffix + ";base64," + content;
    } catch (IOException | InvalidPathException e) {
      LOG.warn("Not attached: {} cannot be read: {}", name, e.getClass().getSimpleName());
      return null;
    }
  }

  /** The file itself, wherever links lead: never one outside the folder. */
  private @Nullable Path find(String name) throws IOException {
    if (folder == null) {
      return null;
    }
    Path root = folder.toRealPath();
    Path file = root.resolve(name).toRealPath();
    return file.startsWith(root) && Files.isRegularFile(file) ? file : null;
  }
}
