/** The hub from outside: closed by default, and not brought down by whatever a peer sends. */
@NullMarked
package org.hospitalhub.exposure;

import org.jspecify.annotations.NullMarked;
