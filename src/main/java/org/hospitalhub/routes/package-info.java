/** The routes, written and made of sheets: validated as a whole, swapped while requests wait. */
@NullMarked
package org.hospitalhub.routes;

import org.jspecify.annotations.NullMarked;
