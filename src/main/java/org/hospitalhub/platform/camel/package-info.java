/**
 * Routes meet platforms: the components {@code platform:}, {@code sheet:} and {@code http-client:},
 * and the endpoints that descriptors describe.
 */
@NullMarked
package org.hospitalhub.platform.camel;

import org.jspecify.annotations.NullMarked;
