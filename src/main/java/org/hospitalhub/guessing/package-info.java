/** Whoever guesses at secrets is locked out, longer each time. */
@NullMarked
package org.hospitalhub.guessing;

import org.jspecify.annotations.NullMarked;
