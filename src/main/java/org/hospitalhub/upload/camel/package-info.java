/**
 * Routes meet uploads: the components {@code upload:} and {@code upload-run:}, and the timers of
 * routes.
 */
@NullMarked
package org.hospitalhub.upload.camel;

import org.jspecify.annotations.NullMarked;
