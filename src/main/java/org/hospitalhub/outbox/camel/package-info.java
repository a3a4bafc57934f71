/** Routes meet the outbox: the component {@code outbox:}, and the way of a message to its route. */
@NullMarked
package org.hospitalhub.outbox.camel;

import org.jspecify.annotations.NullMarked;
