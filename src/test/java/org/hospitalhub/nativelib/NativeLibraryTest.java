package org.hospitalhub.nativelib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hospitalhub.platform.LibraryClient;
import org.hospitalhub.sheet.CanonicalException;
import org.hospitalhub.support.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real library, compiled here, in a real process. */
class NativeLibraryTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path folder;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private VendorLibrary vendor;
  private NativeLibrary library;

  @BeforeEach
  void compile() throws Exception {
    vendor = VendorLibrary.in(folder);
    library = open(settings(vendor.file(), "OneTrans", 100, LONG));
  }

  @AfterEach
  void close() {
    if (library != null) {
      library.close();
    }
  }

  private NativeLibrary open(LibraryClient settings) throws IOException {
    return NativeLibrary.open("vendor", settings, folder, meters);
  }

  private static LibraryClient settings(Path file, String symbol, int queue, Duration patience) {
    return new LibraryClient(
        file.toString(),
        symbol,
        "cdecl",
        "64KB",
        8191,
        "GBK",
        null,
        queue,
        patience.toMillis() + "ms",
        null);
  }

  @Test
  void callsInTheLibrarysEncoding() throws Exception {
    String answer = library.call("{\"trans_type\":\"x\",\"name\":\"囍镕\"}", false, LONG);

    assertThat(answer)
        .isEqualTo(
            "{\"code\":\"000000\",\"inf_refmsgid\":\"1\",\"echo\":32,\"data\":{\"name\":\"测试\"}}");
  }

  @Test
  void refusesWhatTheLibraryCannotTakeBeforeItIsCalled() throws Exception {
    assertThat(library.call(charge("A", "x".repeat(8191 - charge("A", "").length())), false, LONG))
        .contains("000000");

    assertThatThrownBy(
            () ->
                library.call(charge("B", "x".repeat(8192 - charge("B", "").length())), false, LONG))
        .isInstanceOfSatisfying(
            CanonicalException.class, e -> assertThat(e.error()).isEqualTo("too-large"));
    assertThatThrownBy(() -> library.call(charge("C", "𠮷"), false, LONG))
        .isInstanceOf(CharacterCodingException.class);
    assertThat(vendor.lines("charges")).containsExactly("A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unended", "overlong"})
  void findsAnAnswerOutThatDoesNotEnd(String mode) throws Exception {
    assertThatThrownBy(() -> library.call(charge("A", "MODE-" + mode), false, LONG))
        .isInstanceOf(StreamCorruptedException.class);

    assertThat(library.call(charge("B", ""), false, LONG)).contains("000000");
  }

  @Test
  void findsAnAnswerOutThatIsNoText() {
    assertThatThrownBy(() -> library.call(charge("A", "MODE-charset"), false, LONG))
        .isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void tellsTheReturnValue() {
    assertThatThrownBy(() -> library.call(charge("A", "MODE-value"), false, LONG))
        .isInstanceOf(ReturnValueException.class)
        .hasMessage("the library returned 17");
  }

  @ParameterizedTest
  @CsvSource({"crash-before, 1", "crash-after, 2"})
  void servesOnAfterACrash(String mode, int charges) throws Exception {
    assertThatThrownBy(() -> library.call(charge("A", "MODE-" + mode), false, LONG))
        .isInstanceOf(EOFException.class);

    assertThat(library.call(charge("B", ""), false, LONG)).contains("000000");
    assertThat(vendor.lines("charges")).hasSize(charges);
  }

  @Test
  void endsACallThatHangsAndServesOn() throws Exception {
    assertThatThrownBy(() -> library.call(charge("A", "MODE-hang"), false, SHORT))
        .isInstanceOf(SocketTimeoutException.class);

    assertThat(library.call(charge("B", ""), false, LONG)).contains("000000");
  }

  @Test
  void callsItForOneAtATime() throws Exception {
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String number = "N" + i;
      calls.add(() -> library.call(charge(number, "MODE-slow"), false, LONG));
    }
    ExecutorService callers = Executors.newFixedThreadPool(16);
    try {
      for (Future<String> answer : callers.invokeAll(calls)) {
        assertThat(answer.get()).contains("000000");
      }
    } finally {
      callers.shutdownNow();
    }

    assertThat(vendor.lines("charges")).hasSize(16).doesNotHaveDuplicates();
    assertThat(vendor.lines("concurrent")).isEmpty();
    assertThat(meters.get("hub.library.calls").timer().count()).isEqualTo(16);
  }

  @Test
  void turnsAwayWhomTooManyComeBefore() throws Exception {
    library.close();
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try (NativeLibrary narrow = open(settings(vendor.file(), "OneTrans", 1, LONG))) {
      callers.submit(() -> narrow.call(charge("A", "MODE-hang"), false, LONG));
      callers.submit(() -> narrow.call(charge("B", "MODE-hang"), false, LONG));
      Patience.await().until(() -> meters.get("hub.library.queue").gauge().value() == 1);

      assertThatThrownBy(() -> narrow.call(charge("C", ""), false, LONG))
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("busy");
      assertThat(meters.get("hub.library.busy").counter().count()).isEqualTo(1);
      assertThat(vendor.lines("charges")).isEmpty();
    } finally {
      callers.shutdownNow();
    }
  }

  @ParameterizedTest
  @CsvSource({"vendor.so, TwoTrans, TwoTrans", "absent.so, OneTrans, absent.so"})
  void saysWhyItCannotBeLoaded(String file, String symbol, String named) throws Exception {
    library.close();

    try (NativeLibrary absent =
        open(settings(folder.resolve(file), symbol, 1, Duration.ofSeconds(1)))) {
      assertThatThrownBy(() -> absent.call(charge("A", ""), false, LONG))
          .isInstanceOf(ConnectException.class);
      Patience.await().until(() -> absent.trouble().contains(named));
    }
  }

  @Test
  void leavesTheLibraryToOneProcessAtATime() throws Exception {
    library.call(charge("A", ""), false, LONG);

    try (NativeLibrary second = open(settings(vendor.file(), "OneTrans", 1, SHORT))) {
      assertThatThrownBy(() -> second.call(charge("B", ""), false, LONG))
          .isInstanceOf(ConnectException.class);
      library.close();
      Patience.await().until(() -> second.trouble().isEmpty());
      assertThat(second.call(charge("C", ""), false, LONG)).contains("000000");
    }
    assertThat(vendor.lines("charges")).containsExactly("A", "C");
  }

  @Test
  void endsItsProcess() throws Exception {
    library.call(charge("A", ""), false, LONG);
    List<ProcessHandle> children =
        ProcessHandle.current()
            .children()
            .filter(child -> child.info().commandLine().orElse("").contains(folder.toString()))
            .toList();
    assertThat(children).hasSize(1);

    library.close();

    for (ProcessHandle child : children) {
      Patience.await(child.onExit());
    }
  }

  private static String charge(String number, String notes) {
    return "{\"trans_type\":\"hop.trade.recharge\",\"outChargeNo\":\"%s\",\"notes\":\"%s\"}"
        .formatted(number, notes);
  }
}
