package org.hospitalhub.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

class BusinessKeyTest {

  private static final BinaryOperator<String> KEPT =
      (path, value) -> path.startsWith("patient.") ? "hmac:" + value.length() : value;

  @Test
  void keepsPrivateValuesAsTheirDigests() {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.putObject("hospital").put("id", "H001");
    message.putObject("patient").put("id", "900000000000000123");

    assertThat(BusinessKey.of(List.of("hospital.id", "patient.id"), message, KEPT))
        .isEqualTo("{\"hospital.id\":\"H001\",\"patient.id\":\"hmac:18\"}");
  }
}
