/** Operation sheets: loading, checking and compiling them, and the mapper that runs them. */
@NullMarked
package org.hospitalhub.sheet;

import org.jspecify.annotations.NullMarked;
