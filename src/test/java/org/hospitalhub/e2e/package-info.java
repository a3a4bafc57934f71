/** The whole hub, as it is shipped, over the network. */
@NullMarked
package org.hospitalhub.e2e;

import org.jspecify.annotations.NullMarked;
