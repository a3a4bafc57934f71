package org.hospitalhub.api;

import java.nio.file.Path;
import org.hospitalhub.lint.Settings;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.mappings.MappingsReader;

/** The project's own mappings. */
final class Folders {

  private static final Settings SETTINGS = Settings.of(Path.of(""));

  static final Mappings MAPPINGS =
      new MappingsReader(Path.of("mappings"), SETTINGS::resolve, SETTINGS.config()).read();

  private Folders() {}
}
