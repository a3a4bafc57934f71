package org.hospitalhub.sheet;

import java.util.List;

/**
 * What must agree in the {@code delivery}, {@code kind}, {@code key}, {@code lane} and {@code
 * platform} of a canonical sheet.
 */
record DeliveryCheck(YamlFile file, CanonicalSheet sheet, List<Finding> findings) {

  void check() {
    List<String> key = sheet.key() == null ? List.of() : sheet.key();
    if (sheet.event() && key.isEmpty()) {
      report("/delivery", "an event says nothing of what it is about", "give its key");
    }
    if (sheet.event() != (sheet.kind() != null)) {
      report(
          "/kind",
          sheet.event() ? "an event tells a state or a history" : "only an event has a kind",
          sheet.event() ? "say kind: state, or kind: history" : "remove it");
    }
    if (sheet.sendsMoney() && !sheet.recorded()) {
      report(
          "/key",
          "an amount is sent, and nothing says what it is about",
          "give its key: then it is recorded, and never sent twice");
    }
    if (sheet.delivery() == null && !key.isEmpty()) {
      report("/key", "only what goes to platforms has a key", "say how it is delivered");
    }
    for (String path : key) {
      if (!sheet.request().containsKey(path)) {
        report("/key", "'" + path + "' is no field of the request", "correct the path");
      }
    }
    if (sheet.lane() != null && !key.containsAll(sheet.lane())) {
      report("/lane", "a lane is made of fields of the key", "take them from " + key);
    }
    String platform = sheet.platform();
    if (platform != null && !sheet.event()) {
      report("/platform", "only an event names the platform that has to know", "remove it");
    } else if (platform != null && !sheet.request().containsKey(platform)) {
      report("/platform", "'" + platform + "' is no field of the request", "correct the path");
    }
  }

  private void report(String pointer, String what, String remedy) {
    findings.add(file.finding(pointer, what, remedy));
  }
}
