/** Routes meet the canonical API: the component {@code canonical:}. */
@NullMarked
package org.hospitalhub.api.camel;

import org.jspecify.annotations.NullMarked;
