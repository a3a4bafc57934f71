package org.hospitalhub.lint;

import java.nio.file.Path;
import java.util.Set;

/**
 * A SQL file of a HIS connector.
 *
 * @param operation the canonical operation it answers, the file's stem
 * @param errors the canonical errors it raises
 * @param answered the canonical paths it answers
 */
record SqlText(
    String connector, String operation, Path file, Set<String> errors, Set<String> answered) {}
