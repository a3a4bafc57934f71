/** Routes meet the journal: the components {@code journal:} and {@code idempotent:}. */
@NullMarked
package org.hospitalhub.journal.camel;

import org.jspecify.annotations.NullMarked;
