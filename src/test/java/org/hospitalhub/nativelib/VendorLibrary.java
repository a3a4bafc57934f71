package org.hospitalhub.nativelib;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The library of {@code src/test/native}, compiled into a folder of its own. */
public final class VendorLibrary {

  private static final Path SOURCE = Path.of("src/test/native/vendor.c");

  private final Path folder;

  private VendorLibrary(Path folder) {
    this.folder = folder;
  }

  /** Compiles it; where there is no C compiler the test is skipped. */
  public static VendorLibrary in(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("vendor.so").toAbsolutePath();
    Assumptions.assumeTrue(compiles("--version"), "no C compiler (cc) is installed");
    if (!compiles("-shared", "-fPIC", "-O1", "-o", file.toString(), SOURCE.toString())) {
      throw new IllegalStateException(SOURCE + " does not compile");
    }
    return new VendorLibrary(folder);
  }

  private static boolean compiles(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("cc"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Its file. */
  public Path file() {
    return folder.resolve("vendor.so").toAbsolutePath();
  }

  /** The lines of what it keeps: {@code charges}, {@code refunds}, {@code concurrent}. */
  public List<String> lines(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Files.readAllLines(file, Charset.forName("GB18030")) : List.of();
  }
}
