/** What the steps of a route share about one exchange, and what becomes of one that fails. */
@NullMarked
package org.hospitalhub.exchange;

import org.jspecify.annotations.NullMarked;
