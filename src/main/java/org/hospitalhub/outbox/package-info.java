/**
 * What the HIS said once, delivered to every platform that must know: messages, deliveries, ordered
 * lanes, attempts and the hold queue. The way to a platform is a {@link
 * org.hospitalhub.outbox.Transport}.
 */
@NullMarked
package org.hospitalhub.outbox;

import org.jspecify.annotations.NullMarked;
