/** Routes meet the simulated platforms: the component {@code simulator:}. */
@NullMarked
package org.hospitalhub.simulator.camel;

import org.jspecify.annotations.NullMarked;
