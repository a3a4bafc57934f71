/**
 * Routes meet HIS: the components {@code his-sql:} and {@code his:}, and the databases of the
 * settings.
 */
@NullMarked
package org.hospitalhub.his.camel;

import org.jspecify.annotations.NullMarked;
