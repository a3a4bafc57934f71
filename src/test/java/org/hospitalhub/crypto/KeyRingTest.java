package org.hospitalhub.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

  private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEW =
      Base64.getEncoder().encodeToString("0123456789abcdef".getBytes());
  private static final byte[] PLAIN =
      "<data>某某某某某某某某</data>".repeat(50).getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void opensWhatItSealed() {
    KeyRing ring = ring(Map.of("2026", OLD));

    byte[] sealed = ring.seal(PLAIN);

    assertThat(ring.open(sealed)).isEqualTo(PLAIN);
    assertThat(sealed.length).isLessThan(PLAIN.length / 5);
    assertThat(ring.open(ring.seal(new byte[0]))).isEmpty();
  }

  @Test
  void opensWhatAMachineSealedThatCannotLoadZstandard() {
    SecretKey key = new SecretKeySpec(new byte[32], "AES");
    KeyRing other = new KeyRing(Map.of("2026", key), "2026", Compression.DEFLATE);

    byte[] sealed = other.seal(PLAIN);

    assertThat(ring(Map.of("2026", OLD)).open(sealed)).isEqualTo(PLAIN);
    assertThat(sealed).isNotEqualTo(ring(Map.of("2026", OLD)).seal(PLAIN));
    assertThat(sealed.length).isLessThan(PLAIN.length / 5);
    assertThat(other.open(other.seal(new byte[0]))).isEmpty();
  }

  @Test
  void takesWhatTheMachineCanLoad() throws IOException {
    assertThat(Compression.best()).isEqualTo(Compression.ZSTD);
    assertThat(bestOf("-Dos.arch=unheard-of")).endsWith("DEFLATE").contains("ZstdTempFolder");
  }

  /** What another machine prints. */
  private static String bestOf(String option) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                System.getProperty("java.class.path"),
                PrintBest.class.getName())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  static final class PrintBest {
    public static void main(String[] arguments) {
      System.out.println(Compression.best());
    }
  }

  @Test
  void sealsWithTheNewestKeyAndStillOpensOldPayloads() {
    byte[] before = ring(Map.of("2026", OLD)).seal(PLAIN);

    KeyRing rotated = ring(Map.of("2026", OLD, "2027", NEW));

    assertThat(rotated.open(before)).isEqualTo(PLAIN);
    assertThat(KeyRing.keyOf(before)).isEqualTo("2026");
    assertThat(KeyRing.keyOf(rotated.seal(PLAIN))).isEqualTo("2027");
  }

  @Test
  void sealsWithTheKeyThatIsNamedUntilAllNodesKnowTheNewOne() {
    KeyRing ring = new KeyReferences(false).ring(Map.of("2026", OLD, "2027", NEW), "2026");

    assertThat(KeyRing.keyOf(ring.seal(PLAIN))).isEqualTo("2026");
  }

  @Test
  void doesNotOpenWithoutTheKey() {
    byte[] sealed = ring(Map.of("2026", OLD)).seal(PLAIN);

    assertThatThrownBy(() -> ring(Map.of("2027", NEW)).open(sealed))
        .isInstanceOf(UnreadablePayloadException.class)
        .hasMessageContaining("'2026' is missing");
    assertThatThrownBy(() -> ring(Map.of("2026", NEW)).open(sealed))
        .isInstanceOf(UnreadablePayloadException.class);
  }

  @Test
  void doesNotOpenWhatWasChanged() {
    KeyRing ring = ring(Map.of("2026", OLD));
    byte[] sealed = ring.seal(PLAIN);
    sealed[sealed.length - 1] ^= 1;

    assertThatThrownBy(() -> ring.open(sealed)).isInstanceOf(UnreadablePayloadException.class);
    assertThatThrownBy(() -> ring.open(new byte[] {1, 90, 3}))
        .isInstanceOf(UnreadablePayloadException.class);
  }

  @Test
  void makesAKeyFileOnlyWhereItMay() throws IOException {
    Path file = folder.resolve("keys/local.key");
    Map<String, String> references = Map.of("local", "file:" + file);

    assertThatThrownBy(() -> new KeyReferences(false).ring(references, null))
        .hasMessageContaining("there is no key file");
    byte[] sealed = new KeyReferences(true).ring(references, null).seal(PLAIN);

    assertThat(new KeyReferences(false).ring(references, null).open(sealed)).isEqualTo(PLAIN);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @Test
  void refusesWhatIsNoKey() {
    assertThatThrownBy(() -> ring(Map.of("2026", "secret")))
        .hasMessageContaining("key '2026' must be")
        .hasMessageNotContaining("secret");
  }

  private static KeyRing ring(Map<String, String> references) {
    return new KeyReferences(false).ring(references, null);
  }
}
