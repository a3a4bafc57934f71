/** The two hubs of docker-compose.yml. */
@NullMarked
package org.hospitalhub.compose;

import org.jspecify.annotations.NullMarked;
