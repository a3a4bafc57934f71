package org.hospitalhub.api;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.hospitalhub.mappings.Mappings;
import org.hospitalhub.mappings.MappingsReader;

/** The project's own mappings. */
final class Folders {

  static final Mappings MAPPINGS =
      new MappingsReader(
              Path.of("mappings"),
              text -> text.replaceAll("\\$\\{[^}]*}", "http://localhost/x"),
              Map.of("embedded", Set.of("releaseTime", "lockMinutes", "cancelMinutes")))
          .read();

  private Folders() {}
}
