package org.hospitalhub.sheet;

import java.nio.file.Path;
import java.util.Map;

/**
 * A canonical operation, compiled: its sheet, and the contracts of its request and its response.
 *
 * @param name {@code appointment.book}, the file's stem
 * @param identity what a repeat of its request has in common with the first
 */
public record CanonicalOperation(
    String name,
    CanonicalSheet sheet,
    Map<String, FieldType> requestTypes,
    Map<String, FieldType> responseTypes,
    Identity identity,
    Contract request,
    Contract response,
    Path file) {}
