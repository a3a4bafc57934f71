package org.hospitalhub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hospitalhub.sheet.CanonicalException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected was made by openssl: {@code printf 'a=1&b=x y&c={"d":2}' | openssl dgst …}. */
class SignatureTest {

  private static final String HMAC =
      "2bd717ef123afbc23b98f31e8dc9d74cdc46d8e274ba3d640d3e718533d11283";

  @ParameterizedTest
  @CsvSource({
    "HmacSHA256, , hex, " + HMAC,
    "HMAC-SHA256, , base64, K9cX7xI6+8I7mPMejcnXTNxG2OJ0uj1kDT5xhTPREoM=",
    "MD5, &key={key}, HEX, 076F05F408C42714642158E9D9FAA9FA",
    "SM3, &key={key}, hex, ff5431897f636e0a829685f2e11f67ebcf8aa9aee7a750133323a334c094a682"
  })
  void digestsTheFieldsByTheirNames(
      String algorithm, String suffix, String encoding, String expected) {
    ObjectNode request = request();

    signature(algorithm, "secret", suffix, encoding).sign(request);

    assertThat(request.path("sign").asText()).isEqualTo(expected);
  }

  @Test
  void isCheckedAsItIsWritten() {
    Signature signature = signature("HmacSHA256", "secret", null, "hex");
    ObjectNode request = request();
    signature.sign(request);

    assertThatCode(() -> signature.require(request, name -> null)).doesNotThrowAnyException();
    request.put("sign", HMAC.toUpperCase(Locale.ROOT));
    assertThatCode(() -> signature.require(request, name -> null)).doesNotThrowAnyException();
    request.put("b", "x z");
    assertThatThrownBy(() -> signature.require(request, name -> null))
        .isInstanceOfSatisfying(
            CanonicalException.class, e -> assertThat(e.error()).isEqualTo("unauthorized"));
  }

  @Test
  void standsInAHeader() {
    Signature signature =
        Objects.requireNonNull(
            Signature.from(
                new SignatureSettings(
                    null, "X-Sign", null, "MD5", "secret", "{a}{key}", null, null)));

    // printf 1secret | md5sum
    assertThat(signature.headers(request()))
        .containsExactly(Map.entry("X-Sign", "b36c525848fee03529b338fa096a10e1"));
    assertThatThrownBy(() -> signature.require(request(), name -> null))
        .isInstanceOf(CanonicalException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HmacSHA256", "MD5"})
  void refusesEverythingWhileItsKeyIsNotSet(String algorithm) {
    Signature signature = signature(algorithm, "", "&key={key}", "hex");
    ObjectNode request = request();
    signature.sign(request);

    assertThatThrownBy(() -> signature.require(request, name -> null))
        .isInstanceOf(CanonicalException.class);
  }

  @Test
  void namesAnAlgorithmThatThereIsNot() {
    assertThatThrownBy(() -> signature("MD55", "secret", null, "hex"))
        .hasMessageContaining("MD55 is no message digest");
  }

  private static ObjectNode request() {
    return new JsonMapper()
        .createObjectNode()
        .put("c", "")
        .put("b", " x y ")
        .put("left", "out")
        .put("a", 1)
        .set("c", new JsonMapper().createObjectNode().put("d", 2));
  }

  private static Signature signature(
      String algorithm, String key, @Nullable String suffix, String code) {
    var sorted = new SignatureSettings.Sorted(List.of("left"), null, suffix);
    return Objects.requireNonNull(
        Signature.from(
            new SignatureSettings("sign", null, null, algorithm, key, null, sorted, code)));
  }
}
