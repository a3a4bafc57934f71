/** The step by which routes call native libraries. */
@NullMarked
package org.hospitalhub.nativelib.camel;

import org.jspecify.annotations.NullMarked;
