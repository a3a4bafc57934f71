package org.hospitalhub.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Copies of {@code mappings/} and {@code routes/} that the running hub watches. */
public record HubFiles(Path root) {

  public HubFiles {
    copy(Path.of("mappings"), root.resolve("mappings"));
    copy(Path.of("routes"), root.resolve("routes"));
  }

  void copyDirectory(String from, String to) {
    copy(root.resolve(from), root.resolve(to));
  }

  String read(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a good editor does it: the file is there, old or new, at every moment. */
  void write(String file, String text) {
    try {
      Path beside = root.resolve(file + "~");
      Files.createDirectories(beside.getParent());
      Files.writeString(beside, text);
      Files.move(
          beside,
          root.resolve(file),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void delete(String file) {
    try {
      Files.delete(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void deleteDirectory(String folder) {
    try {
      FileSystemUtils.deleteRecursively(root.resolve(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void edit(String file, UnaryOperator<String> change) {
    write(file, change.apply(read(file)));
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path source : all.toList()) {
        Path target = to.resolve(from.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.copy(source, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
