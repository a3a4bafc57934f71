package org.hospitalhub.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of YAML files; the stem of a file's name is the id of what it describes. */
public final class YamlFolder {

  private static final String YAML = ".yaml";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private YamlFolder() {}

  /**
   * Reads every YAML file of a folder, if there is one; the mistakes of one do not stop the others.
   * A file whose name is no id is one of them: most likely it is a copy, and would go live as an
   * operation of its own.
   */
  public static void forEach(Path folder, List<Finding> findings, Reader reader) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path : files.filter(YamlFolder::visible).sorted().toList()) {
        try {
          reader.read(id(path), YamlFile.read(path));
        } catch (RejectedFileException e) {
          findings.addAll(e.findings());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is done with each file of a folder. */
  public interface Reader {
    /** Reads one file; {@code name} is its stem. */
    void read(String name, YamlFile file);
  }

  private static boolean visible(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(YAML) && !name.startsWith(".");
  }

  private static String id(Path path) {
    String name = path.getFileName().toString();
    String stem = name.substring(0, name.length() - YAML.length());
    if (!ID.matcher(stem).matches()) {
      throw new RejectedFileException(List.of(noId(path, stem)));
    }
    return stem;
  }

  /** Whether the name of a folder can be an id; when not, it is a mistake. */
  public static boolean isId(Path folder, List<Finding> findings) {
    String name = folder.getFileName().toString();
    boolean id = ID.matcher(name).matches();
    if (!id) {
      findings.add(noId(folder, name));
    }
    return id;
  }

  private static Finding noId(Path path, String name) {
    return new Finding(
        path,
        1,
        "'" + name + "' is no id",
        "remove it when it is a copy; ids have letters, digits and . - _");
  }
}
