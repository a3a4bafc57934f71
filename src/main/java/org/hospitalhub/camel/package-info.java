/** Where routes meet code: the Camel components whose steps the routes are made of. */
@NullMarked
package org.hospitalhub.camel;

import org.jspecify.annotations.NullMarked;
