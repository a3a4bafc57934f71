package org.hospitalhub;

import java.util.stream.Collectors;
import org.hospitalhub.sheet.Finding;
import org.hospitalhub.sheet.RejectedFileException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start which files the hub cannot use, instead of a stack trace. */
final class RejectedFileAnalyzer extends AbstractFailureAnalyzer<RejectedFileException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, RejectedFileException cause) {
    String findings =
        cause.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
    return new FailureAnalysis(
        "The hub does not start with mistakes in its files:\n\n" + findings,
        "Correct the lines above.",
        cause);
  }
}
