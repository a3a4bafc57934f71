package org.hospitalhub.lint;

import java.util.ArrayList;
import java.util.List;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.Row;
import org.hospitalhub.sheet.SheetFolder.Sheet;

/** No sheet has a row of a field that stands around its messages. */
final class EnvelopeFields implements Check {

  @Override
  public String id() {
    return "envelope-field";
  }

  @Override
  public List<Finding> check(Project project) {
    List<Finding> findings = new ArrayList<>();
    for (PlatformFiles platform : project.platforms().values()) {
      for (Sheet sheet : platform.sheets().sheets().values()) {
        Envelope envelope = Envelope.of(platform.descriptor(), sheet.whole().reply());
        findings.addAll(check(envelope, "request", sheet.request()));
        findings.addAll(check(envelope, "response", sheet.response()));
      }
    }
    return findings;
  }

  private static List<Finding> check(Envelope envelope, String side, List<Row> rows) {
    return rows.stream()
        .filter(row -> envelope.has(side, row.path().toString()))
        .map(
            row ->
                row.finding(
                    "'" + row.path() + "' belongs to the envelope",
                    "remove the row; platform.yaml or reply: describes it"))
        .toList();
  }
}
