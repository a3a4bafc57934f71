/** What people and clients did to the hub: an append-only chain. */
@NullMarked
package org.hospitalhub.audit;

import org.jspecify.annotations.NullMarked;
