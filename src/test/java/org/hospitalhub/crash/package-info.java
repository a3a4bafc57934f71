/**
 * Hubs as real processes, killed, cut off and restarted under the traffic of platforms and of a
 * HIS, and what must be true afterwards.
 */
@NullMarked
package org.hospitalhub.crash;

import org.jspecify.annotations.NullMarked;
