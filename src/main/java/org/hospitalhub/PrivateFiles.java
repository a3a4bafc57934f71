package org.hospitalhub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies on disk is the hub's alone: the folder of its data has the mode 700, the files of
 * embedded databases have 600. Where a file system knows no modes nothing is done.
 *
 * @param folder made when a database lies in it and it is not there
 * @param databases the URLs of all databases
 */
record PrivateFiles(Path folder, List<String> databases) {

  private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);
  private static final Pattern EMBEDDED =
      Pattern.compile("jdbc:h2:(?:file:|(?!mem:|tcp:|ssl:|zip:))([^;]+)(;.*)?");
  private static final List<String> SUFFIXES = List.of(".mv.db", ".trace.db");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  /** Before the databases are opened: mends what is there, and says so. */
  void prepare() {
    List<Path> paths = embedded();
    databases.stream().filter(PrivateFiles::traces).forEach(PrivateFiles::warnOfTraces);
    if (paths.stream().anyMatch(this::inFolder)) {
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      restrict(folder, FOLDER, true);
    }
    files(paths).forEach(file -> restrict(file, FILE, true));
  }

  /** When the databases are open: their files are new, perhaps. */
  void close() {
    files(embedded()).forEach(file -> restrict(file, FILE, false));
  }

  private List<Path> embedded() {
    return databases.stream()
        .map(EMBEDDED::matcher)
        .filter(Matcher::matches)
        .map(url -> Path.of(url.group(1)).toAbsolutePath().normalize())
        .toList();
  }

  private boolean inFolder(Path database) {
    return database.startsWith(folder.toAbsolutePath().normalize());
  }

  private static Stream<Path> files(List<Path> databases) {
    return databases.stream()
        .flatMap(path -> SUFFIXES.stream().map(s -> path.resolveSibling(path.getFileName() + s)))
        .filter(Files::exists);
  }

  private static boolean traces(String url) {
    Matcher embedded = EMBEDDED.matcher(url);
    return embedded.matches() && !url.toUpperCase(Locale.ROOT).contains("TRACE_LEVEL_FILE=0");
  }

  private static void warnOfTraces(String url) {
    LOG.warn(
        "H2 would write statements, which may name patients, beside {}: add ;TRACE_LEVEL_FILE=0",
        url.replaceFirst(";.*", ""));
  }

  private static void restrict(Path path, Set<PosixFilePermission> mode, boolean tell) {
    try {
      FileStore store = Files.getFileStore(path);
      if (!store.supportsFileAttributeView("posix")
          || mode.containsAll(Files.getPosixFilePermissions(path))) {
        return;
      }
      Files.setPosixFilePermissions(path, mode);
      if (tell) {
        LOG.warn(
            "Others could read {}: its mode is {} now", path, PosixFilePermissions.toString(mode));
      }
    } catch (IOException e) {
      LOG.warn("Others can read {}, and its mode cannot be changed: chmod go= it", path);
    }
  }
}
