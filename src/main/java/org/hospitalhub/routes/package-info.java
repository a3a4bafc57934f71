/** The routes folder: validated as a whole, swapped while requests wait at the gate. */
@NullMarked
package org.hospitalhub.routes;

import org.jspecify.annotations.NullMarked;
