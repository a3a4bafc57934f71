package org.hospitalhub.sheet;

import java.util.List;

/** What must agree in the {@code guess} of a canonical sheet. */
record GuessCheck(YamlFile file, CanonicalSheet sheet, List<Finding> findings) {

  void check() {
    CanonicalSheet.Guess guess = sheet.guess();
    if (guess == null) {
      return;
    }
    for (String error : guess.errors()) {
      if (!sheet.errors().contains(error)) {
        report("/guess/errors", "'" + error + "' is no error of the operation");
      }
    }
    for (String path : guess.subject()) {
      if (!sheet.request().containsKey(path)) {
        report("/guess/subject", "'" + path + "' is no field of the request");
      }
    }
  }

  private void report(String pointer, String what) {
    findings.add(file.finding(pointer, what, "correct the name"));
  }
}
