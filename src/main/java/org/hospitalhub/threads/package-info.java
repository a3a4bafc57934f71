/** The hub's own loops: they end by nothing that happens in them, and health knows if one does. */
@NullMarked
package org.hospitalhub.threads;

import org.jspecify.annotations.NullMarked;
