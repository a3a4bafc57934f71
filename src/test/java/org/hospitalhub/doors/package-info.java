/** The hub from outside: closed by default, and not brought down by whatever a peer sends. */
@NullMarked
package org.hospitalhub.doors;

import org.jspecify.annotations.NullMarked;
