package org.hospitalhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {

  @TempDir Path temporary;

  private Path data = Path.of("");

  @BeforeEach
  void name() {
    data = temporary.resolve("data");
  }

  @Test
  void makesTheFolderOfADatabaseForItsOwnerOnly() throws Exception {
    files("jdbc:h2:file:" + data.resolve("hub") + ";TRACE_LEVEL_FILE=0").prepare();

    assertThat(mode(data)).isEqualTo("rwx------");
  }

  @Test
  void mendsWhatOthersCouldRead() throws Exception {
    Path inside = readable(data.resolve("hub.mv.db"));
    Path trace = readable(data.resolve("hub.trace.db"));
    Path elsewhere = readable(temporary.resolve("elsewhere/his.mv.db"));
    Path other = readable(data.resolve("secrets/operator-key"));
    Files.setPosixFilePermissions(
        elsewhere.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));

    files("jdbc:h2:" + data.resolve("hub"), "jdbc:h2:file:" + elsewhere.resolveSibling("his;A=1"))
        .prepare();

    assertThat(mode(data)).isEqualTo("rwx------");
    assertThat(mode(inside)).isEqualTo("rw-------");
    assertThat(mode(trace)).isEqualTo("rw-------");
    assertThat(mode(elsewhere)).isEqualTo("rw-------");
    assertThat(mode(elsewhere.getParent())).as("a folder of others").isEqualTo("rwxr-xr-x");
    assertThat(mode(other)).as("for whom it was made").isEqualTo("rw-r--r--");
  }

  @Test
  void restrictsFilesThatADatabaseHasMade() throws Exception {
    PrivateFiles files = files("jdbc:h2:file:" + data.resolve("hub"));
    files.prepare();
    Path made = readable(data.resolve("hub.mv.db"));

    files.close();

    assertThat(mode(made)).isEqualTo("rw-------");
  }

  @Test
  void makesNoFolderThatNobodyNeeds() {
    files("jdbc:h2:mem:data/hub", "jdbc:postgresql://db/hub", "jdbc:h2:tcp://db/data/hub", "")
        .prepare();

    assertThat(data).doesNotExist();
  }

  private PrivateFiles files(String... urls) {
    return new PrivateFiles(data, List.of(urls));
  }

  private static Path readable(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
