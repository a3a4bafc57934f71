/** What operators watch: metrics of every call, and the health of whoever the hub depends on. */
@NullMarked
package org.hospitalhub.watch;

import org.jspecify.annotations.NullMarked;
