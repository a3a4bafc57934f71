/** What the tests of several packages stand on. */
@NullMarked
package org.hospitalhub.support;

import org.jspecify.annotations.NullMarked;
