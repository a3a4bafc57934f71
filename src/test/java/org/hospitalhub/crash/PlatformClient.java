package org.hospitalhub.crash;

import java.util.Random;
import org.hospitalhub.e2e.Messages;

/** The platform with one method for all operations, as a caller. */
final class PlatformClient {

  private final SoapCaller caller;

  PlatformClient(HubClient client, Random random) {
    this.caller = new SoapCaller(client, random);
  }

  /** A final answer. */
  record Answer(String text) {

    boolean succeeded() {
      return field("state").equals("0");
    }

    String refusal() {
      return field("result");
    }

    String field(String name) {
      return SoapCaller.field(text, name);
    }
  }

  /** Says it until the hub has answered; fields as name, value, name, value. */
  Answer insist(String funcode, String... fields) {
    String message = "<![CDATA[" + Messages.message(funcode, fields) + "]]>";
    return new Answer(caller.insist("/service", Messages.envelope(message)));
  }
}
