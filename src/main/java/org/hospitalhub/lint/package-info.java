/**
 * Checks all files of {@code mappings/} and {@code routes/} against each other and against the
 * platforms' contracts, without starting the hub.
 */
@NullMarked
package org.hospitalhub.lint;

import org.jspecify.annotations.NullMarked;
