package org.hospitalhub.foreign;

import java.util.List;
import java.util.stream.Stream;

/** The stacks, each with the ways in which its users call services. */
public final class ForeignStacks {

  private static final ForeignStack METRO = new JavaStack("metro");

  /** Metro with a message made by hand: calls whatever there is. */
  public static final ForeignForm ANY = new ForeignForm("metro", METRO, "dispatch");

  private static final ForeignStack AXIS = new JavaStack("axis");

  /** Axis as a server: its answer is the address of the service that it offers from then on. */
  public static final ForeignForm AXIS_SERVICE = new ForeignForm("axis", AXIS, "serve");

  private static final ForeignStack PERL =
      new ScriptStack(
          "perl",
          List.of("perl", "client.pl"),
          List.of("perl", "-MSOAP::Lite", "-e", "1"),
          "SOAP::Lite is not there: apt-get install libsoap-lite-perl");

  /** SOAP::Lite with text that it takes for bytes, as it does without a type. */
  public static final ForeignForm BYTES = new ForeignForm("perl", PERL, "untyped");

  private static final List<ForeignForm> FORMS =
      Stream.of(
              forms("metro", METRO, "interface", "dispatch", "saaj", "soap12", "addressing"),
              forms(
                  "axis",
                  AXIS,
                  "wsdl",
                  "rpc",
                  "rpc-without-namespace",
                  "rpc-named",
                  "wrapped",
                  "soap12",
                  "gb2312"),
              forms("axis2", new JavaStack("axis2"), "wsdl", "rpc", "element", "soap12", "gzip"),
              forms(
                  "cxf",
                  new JavaStack("cxf"),
                  "dynamic",
                  "simple",
                  "foreign-namespace",
                  "soap12",
                  "addressing",
                  "gzip"),
              forms("xfire", new JavaStack("xfire"), "wsdl", "interface"),
              forms("hutool", new JavaStack("hutool"), "prefixed", "unprefixed", "soap12"),
              forms("node", node(), "wsdl", "soap12", "security"),
              forms(
                  "php",
                  php(),
                  "wsdl",
                  "wsdl-soap12",
                  "uri",
                  "uri-named",
                  "uri-soap12",
                  "gzip",
                  "deflate",
                  "security"),
              forms("perl", PERL, "uri", "named", "without-namespace"),
              forms("zeep", python("zeep"), "wsdl", "position", "security"),
              forms("suds", python("suds"), "wsdl", "security"))
          .flatMap(List::stream)
          .toList();

  private ForeignStacks() {}

  /** All forms that a service should understand. */
  public static Stream<ForeignForm> forms() {
    return FORMS.stream();
  }

  private static List<ForeignForm> forms(String name, ForeignStack stack, String... forms) {
    return Stream.of(forms).map(form -> new ForeignForm(name, stack, form)).toList();
  }

  private static ForeignStack node() {
    return new ScriptStack(
        "node",
        List.of("node", "client.js"),
        List.of(
            "npm", "install", "--prefer-offline", "--fetch-retries=0", "--no-audit", "--no-fund"),
        "npm or its package soap cannot be had: see target/foreign/node/check.log");
  }

  private static ForeignStack php() {
    return new ScriptStack(
        "php",
        List.of("php", "client.php"),
        List.of("php", "-r", "exit(extension_loaded('soap') ? 0 : 1);"),
        "PHP with SOAP is not there: apt-get install php-cli php-soap");
  }

  /** Debian's Python, which has Debian's packages. */
  private static ForeignStack python(String library) {
    return new ScriptStack(
        library,
        List.of("/usr/bin/python3", "client.py"),
        List.of("/usr/bin/python3", "-c", "import " + library),
        "%1$s is not there: apt-get install python3-%1$s".formatted(library));
  }
}
