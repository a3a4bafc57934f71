package org.hospitalhub.nativelib;

import com.sun.jna.Native;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.hospitalhub.nativelib.child.LibraryProcess;

/**
 * What the process of a library is made of, as files: its own few classes, and JNA. In the hub's
 * jar they stand in a jar within a jar, which nothing but the hub can read.
 */
final class ChildClassPath {

  private static final List<String> CLASSES =
      List.of("Frame", "Frame$Kind", "LibraryProcess", "LoadedLibrary");

  private ChildClassPath() {}

  /** Writes it into a folder, over what is there. */
  static void write(Path folder) throws IOException {
    Class<?> main = LibraryProcess.class;
    Path own = folder.resolve(main.getPackageName().replace('.', '/'));
    for (String name : CLASSES) {
      try (InputStream in = main.getResourceAsStream(name + ".class")) {
        write(Objects.requireNonNull(in, name), own.resolve(name + ".class"));
      }
    }
    URL jna = Objects.requireNonNull(Native.class.getResource("Native.class"));
    try (JarFile jar = ((JarURLConnection) jna.openConnection()).getJarFile()) {
      for (JarEntry entry : jar.stream().filter(ChildClassPath::isNeeded).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          write(in, folder.resolve(entry.getName()));
        }
      }
    }
  }

  /** The library of every system and architecture too: its Java may be another than this one. */
  private static boolean isNeeded(JarEntry entry) {
    return !entry.isDirectory() && entry.getName().startsWith("com/sun/jna/");
  }

  private static void write(InputStream in, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
