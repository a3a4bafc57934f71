package org.hospitalhub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom an endpoint lets in, by what its descriptor names. */
class CallerFilterTest {

  private static final SignatureSettings KEYED = signature("SM3", "{name}a-key-of-a-test");

  @Test
  void isClosedWhereNobodyIsNamed() {
    for (String callers : new String[] {"", " ", " , "}) {
      CallerFilter filter = filter(callers, null, null);

      assertThat(filter.access()).isEqualTo(Access.CLOSED);
      assertThatThrownBy(() -> filter.require("127.0.0.1", null))
          .isInstanceOf(CanonicalException.class)
          .hasMessageContaining("接口尚未开放")
          .extracting(e -> ((CanonicalException) e).error())
          .isEqualTo("unauthorized");
    }
  }

  @Test
  void isClosedWhereTheSettingsOfWhatIsNamedAreEmpty() {
    SignatureSettings off = signature("none", "{name}key");
    SignatureSettings unkeyed = signature("MD5", "{name}{age}");

    assertThat(filter("", credentials("", ""), off).access()).isEqualTo(Access.CLOSED);
    assertThat(filter("", null, unkeyed).access()).isEqualTo(Access.CLOSED);
  }

  @Test
  void isOpenToThoseWhoAreNamed() {
    CallerFilter filter = filter("10.1.0.0/16, 192.0.2.7,fd00::/8", null, null);

    assertThat(filter.access()).isEqualTo(Access.NAMED);
    for (String caller : new String[] {"10.1.255.1", "192.0.2.7", "fd00:0:0:0:0:0:0:1"}) {
      assertThatCode(() -> filter.require(caller, null)).doesNotThrowAnyException();
    }
    for (String caller : new String[] {"10.2.0.1", "192.0.2.8", "0:0:0:0:0:0:0:1", "a name", ""}) {
      assertThatThrownBy(() -> filter.require(caller, null)).isInstanceOf(CanonicalException.class);
    }
  }

  @Test
  void isOpenToThoseWhoCanProveWhoTheyAre() {
    for (CallerFilter filter :
        List.of(
            filter("", credentials("a=" + "0".repeat(64), ""), null),
            filter("", credentials("", "10.1.1.1"), null),
            filter("", null, KEYED),
            filter("any", null, KEYED))) {
      assertThat(filter.access()).isEqualTo(Access.NAMED);
      assertThatCode(() -> filter.require("192.0.2.9", null)).doesNotThrowAnyException();
    }
  }

  @Test
  void isOpenToAnyoneOnlyWhereThatIsSaid() {
    CallerFilter filter = filter("any", null, null);

    assertThat(filter.access()).isEqualTo(Access.ANYONE);
    assertThatCode(() -> filter.require("192.0.2.9", null)).doesNotThrowAnyException();
  }

  @Test
  void isOpenToThoseWhoHaveShownACertificateThatIsNamed() {
    String known = "ab".repeat(32);
    for (String written : List.of(known, "AB:".repeat(31) + "AB")) {
      CallerFilter anywhere = filter("certificate:" + written, null, null);
      CallerFilter here = filter("10.1.0.0/16, certificate:" + written, null, null);

      assertThat(anywhere.access()).isEqualTo(Access.NAMED);
      assertThatCode(() -> anywhere.require("192.0.2.9", known)).doesNotThrowAnyException();
      assertThatCode(() -> here.require("10.1.0.1", known)).doesNotThrowAnyException();
      assertThatThrownBy(() -> here.require("192.0.2.9", known))
          .isInstanceOf(CanonicalException.class);
      for (String other : new String[] {null, "", "cd".repeat(32)}) {
        assertThatThrownBy(() -> anywhere.require("192.0.2.9", other))
            .isInstanceOf(CanonicalException.class);
        assertThatThrownBy(() -> here.require("10.1.0.1", other))
            .isInstanceOf(CanonicalException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"certificate:", "certificate:ab"})
  void refusesWhatIsNoCertificate(String caller) {
    assertThatThrownBy(() -> filter(caller, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no SHA-256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"everybody", "10.1.0.0/33", "1.2.3", "example.org"})
  void refusesWhatIsNoAddress(String caller) {
    assertThatThrownBy(() -> filter(caller, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(caller);
  }

  private static Descriptor.Credentials credentials(String systems, String trusted) {
    return new Descriptor.Credentials("id", "key", systems, trusted);
  }

  private static CallerFilter filter(
      String callers,
      Descriptor.@Nullable Credentials credentials,
      @Nullable SignatureSettings signature) {
    return new CallerFilter(
        new Descriptor.Server(
            null, null, null, null, null, List.of(callers), credentials, null, signature));
  }

  private static SignatureSettings signature(String algorithm, String text) {
    return new SignatureSettings("sign", null, null, algorithm, null, text, null, null);
  }
}
