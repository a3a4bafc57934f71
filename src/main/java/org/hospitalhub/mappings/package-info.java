/** The mappings folder as one compiled snapshot, and its live exchange. */
@NullMarked
package org.hospitalhub.mappings;

import org.jspecify.annotations.NullMarked;
