package org.hospitalhub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.hospitalhub.sheet.CanonicalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {

  private static final String NEAR = "10.1.2.3";
  private static final String FAR = "192.0.2.7";

  private final Credentials credentials =
      credentials("alpha=" + digest("alpha:one") + " , beta=" + digest("beta:two"), "10.1.0.0/16");

  private static Credentials credentials(String systems, String trusted) {
    return new Credentials(new Descriptor.Credentials("id", "key", systems, trusted));
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode message(String id, String key) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("key", key);
  }

  private static Incoming from(String caller, Map<String, String> headers) {
    return new Incoming("", null, caller, headers::get, null);
  }

  private static void refuses(Credentials by, JsonNode message, Form form, Incoming incoming) {
    assertThatThrownBy(() -> by.require(message, form, incoming))
        .isInstanceOfSatisfying(
            CanonicalException.class, e -> assertThat(e.error()).isEqualTo("unauthorized"))
        .hasMessage("鉴权失败：id或key错误");
  }

  @Test
  void letsKnownSystemsInFromAnywhere() {
    credentials.require(message("alpha", "one"), Form.WHOLE, from(FAR, Map.of()));
    credentials.require(message(" beta ", "two"), Form.WHOLE, from(FAR, Map.of()));
  }

  @ParameterizedTest
  @CsvSource({"alpha,two", "beta,one", "gamma,one", "alpha,''", "'',''", "alpha:one,''"})
  void refusesAWrongIdOrKey(String id, String key) {
    refuses(credentials, message(id, key), Form.WHOLE, from(NEAR, Map.of()));
  }

  @Test
  void refusesAMessageThatLeavesThemOut() {
    JsonNode nothing = JsonNodeFactory.instance.objectNode();

    refuses(credentials, nothing, Form.WHOLE, from(NEAR, Map.of()));
  }

  @Test
  void takesThoseOfABareMessageFromTheHeaders() {
    JsonNode fields = message("alpha", "one");

    credentials.require(fields, Form.BARE, from(FAR, Map.of("id", "beta", "key", "two")));
    refuses(credentials, fields, Form.BARE, from(NEAR, Map.of("id", "beta", "key", "one")));
    refuses(credentials, fields, Form.BARE, from(FAR, Map.of()));
  }

  @Test
  void trustsSomeAddressesWithABareMessage() {
    JsonNode nothing = JsonNodeFactory.instance.objectNode();

    credentials.require(nothing, Form.BARE, from(NEAR, Map.of()));
    refuses(credentials, nothing, Form.BARE, from(FAR, Map.of()));
    refuses(credentials("", ""), nothing, Form.BARE, from("127.0.0.1", Map.of()));
  }

  @Test
  void letsNobodyInWhenNoSystemIsKnown() {
    refuses(credentials("", ""), message("alpha", "one"), Form.WHOLE, from(NEAR, Map.of()));
  }
}
