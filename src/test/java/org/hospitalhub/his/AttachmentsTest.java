package org.hospitalhub.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentsTest {

  @TempDir private Path root;
  private Attachments images;

  @BeforeEach
  void fill() throws IOException {
    Path folder = Files.createDirectories(root.resolve("images/doctors")).getParent();
    Files.write(folder.resolve("logo.png"), new byte[] {1, 2, 3});
    Files.write(folder.resolve("doctors/w1.JPG"), new byte[] {4, 5, 6});
    Files.write(folder.resolve("large.png"), new byte[9]);
    Files.write(folder.resolve("notes.txt"), new byte[] {7});
    Files.write(root.resolve("secret.png"), new byte[] {8});
    Files.createSymbolicLink(folder.resolve("link.png"), root.resolve("secret.png"));
    images = new Attachments(folder, 8);
  }

  @Test
  void writesAFileAsADataUri() {
    assertThat(images.dataUri("logo.png")).isEqualTo("data:image/png;base64,AQID");
    assertThat(images.dataUri("doctors/w1.JPG")).isEqualTo("data:image/jpg;base64,BAUG");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "none.png",
        "large.png",
        "notes.txt",
        "doctors",
        "../secret.png",
        "link.png",
        "doctors/../../secret.png",
        "/etc/passwd",
        "a\0b.png"
      })
  void attachesNothingElse(String name) {
    assertThat(images.dataUri(name)).isNull();
  }

  @Test
  void hasNoFilesWithoutAFolder() {
    assertThat(Attachments.NONE.dataUri("logo.png")).isNull();
  }
}
