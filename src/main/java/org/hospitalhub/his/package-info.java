/** HIS connectors: canonical operations answered by SQL files. */
@NullMarked
package org.hospitalhub.his;

import org.jspecify.annotations.NullMarked;
