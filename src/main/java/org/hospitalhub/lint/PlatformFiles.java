package org.hospitalhub.lint;

import java.nio.file.Path;
import org.hospitalhub.platform.Descriptor;
import org.hospitalhub.sheet.SheetFolder;
import org.hospitalhub.sheet.YamlFile;

/**
 * A platform's folder as it is written.
 *
 * @param id the folder's name
 * @param file {@code platform.yaml}
 * @param descriptor its content
 */
record PlatformFiles(
    String id, Path folder, YamlFile file, Descriptor descriptor, SheetFolder sheets) {}
