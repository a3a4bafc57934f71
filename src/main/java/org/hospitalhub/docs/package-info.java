/** Writes the operations reference, {@code docs/operations/}, from the mappings. */
@NullMarked
package org.hospitalhub.docs;

import org.jspecify.annotations.NullMarked;
