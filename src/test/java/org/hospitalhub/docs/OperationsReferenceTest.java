package org.hospitalhub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hospitalhub.lint.Settings;
import org.junit.jupiter.api.Test;

class OperationsReferenceTest {

  private final Settings settings = Settings.of(Path.of(""));
  private final OperationsReference reference =
      new OperationsReference(Path.of(""), settings::resolve, settings.config());

  @Test
  void isAsTheSheetsHaveIt() {
    reference
        .pages()
        .forEach(
            (path, text) ->
                assertThat(path)
                    .as("%s is out of date; run %s", path, OperationsReference.COMMAND)
                    .exists()
                    .content()
                    .isEqualTo(text));
  }

  @Test
  void hasNoPageThatNothingDescribes() throws IOException {
    try (Stream<Path> pages = Files.list(Path.of("docs/operations"))) {
      assertThat(pages).containsExactlyInAnyOrderElementsOf(reference.pages().keySet());
    }
  }
}
