package org.hospitalhub.sheet;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;

/**
 * An XSLT 3.0 stylesheet that reshapes a platform's document around the table; compiled once.
 *
 * <p>An XML document is its input; a JSON document reaches its initial template as the parameter
 * {@code json}.
 */
public final class Stylesheet {

  private static final Processor SAXON = processor();
  private static final QName JSON = new QName("json");

  private final XsltExecutable executable;

  private Stylesheet(XsltExecutable executable) {
    this.executable = executable;
  }

  /** Compiles a file; its mistakes are findings. */
  static Stylesheet compile(Path file) {
    XsltCompiler compiler = SAXON.newXsltCompiler();
    List<Finding> findings = new ArrayList<>();
    compiler.setErrorReporter(
        error ->
            findings.add(
                new Finding(
                    file,
                    Math.max(1, error.getLocation().getLineNumber()),
                    error.getMessage(),
                    "correct the stylesheet")));
    try {
      return new Stylesheet(compiler.compile(new StreamSource(file.toFile())));
    } catch (SaxonApiException e) {
      if (findings.isEmpty()) {
        findings.add(
            new Finding(file, 1, String.valueOf(e.getMessage()), "correct the stylesheet"));
      }
      throw new RejectedFileException(findings);
    }
  }

  /**
   * Runs it.
   *
   * @throws CanonicalException {@code malformed} when the document is none that it knows
   */
  public String run(String document) {
    StringWriter out = new StringWriter(document.length() + 256);
    Xslt30Transformer transformer = executable.load30();
    Serializer serializer = transformer.newSerializer(out);
    try {
      if (document.stripLeading().startsWith("<")) {
        transformer.transform(new StreamSource(new StringReader(document)), serializer);
      } else {
        transformer.setStylesheetParameters(Map.of(JSON, new XdmAtomicValue(document)));
        transformer.callTemplate(null, serializer);
      }
    } catch (SaxonApiException e) {
      throw new CanonicalException("malformed", "");
    }
    return out.toString();
  }

  private static Processor processor() {
    Processor processor = new Processor(false);
    processor.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "file");
    processor.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
    processor.setConfigurationProperty(Feature.DTD_VALIDATION, false);
    return processor;
  }
}
