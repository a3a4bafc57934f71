/** Platforms played from their own sheets, for demonstrations and tests. */
@NullMarked
package org.hospitalhub.simulator;

import org.jspecify.annotations.NullMarked;
