package org.hospitalhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code routes}. */
class RouteListingTest {

  @TempDir private Path folder;
  private LiveFolder files;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("routes"));
    files = new LiveFolder(folder.resolve("routes"));
    files.reset();
    files.write("../mappings/p/100.yaml", LiveFolder.SHEET);
  }

  @Test
  void printsARouteThatASheetMakesAsIfItWereWritten() {
    assertThat(listing(0, "p", "100"))
        .isEqualTo(
            """
            # mappings/p/100.yaml:1, from the template inbound
            - route:
                id: p-100
                from:
                  uri: direct:p-100
                  steps:
                    - setBody:
                        simple: "reads 100"

            """);
  }

  @Test
  void printsWrittenRoutesWithTheirComments() {
    files.write(
        "p.camel.yaml",
        """
        - route:
            id: p-endpoint
            from:
              uri: direct:p-endpoint
              steps:
                # where it goes
                - to: { uri: direct:first }   # not far
        """);

    assertThat(listing(0, "p"))
        .contains("# routes/p.camel.yaml:2\n", "# where it goes\n", "to: {uri: 'direct:first'}")
        .contains("# not far", "id: p-100");
    assertThat(listing(0, "first"))
        .startsWith("# routes/operations.camel.yaml:3, from the template operation\n")
        .contains("simple: \"template1 first1\"");
  }

  @Test
  void printsWhatCanBeSavedAsAnExceptionOfTheSameSheet() {
    String made = listing(0, "p", "100");
    files.write("p.camel.yaml", made);

    String saved = listing(0, "p", "100");

    assertThat(saved.lines().findFirst()).contains("# routes/p.camel.yaml:3");
    assertThat(saved.lines().skip(1)).containsExactlyElementsOf(made.lines().skip(1).toList());
  }

  @Test
  void saysThatThereIsNoSuchRouteAndWhatIsWrongWithTheFiles() {
    assertThat(listing(1, "q")).startsWith("there is no route q in ");

    files.write("p.camel.yaml", "- route: {id: x, form: {uri: direct:x}}");

    assertThat(listing(1, "p")).contains("p.camel.yaml:1: ", "'form'");
  }

  private String listing(int code, String... name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RouteListing listing = new RouteListing(folder, text -> text, Map.of());
    assertThat(listing.run(List.of(name), new PrintStream(out, true, StandardCharsets.UTF_8)))
        .isEqualTo(code);
    return out.toString(StandardCharsets.UTF_8);
  }
}
