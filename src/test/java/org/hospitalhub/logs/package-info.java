/** What the hub logs: never anything of a patient. */
@NullMarked
package org.hospitalhub.logs;

import org.jspecify.annotations.NullMarked;
