/** SOAP clients that are not ours, for tests of SOAP services. */
@NullMarked
package org.hospitalhub.foreign;

import org.jspecify.annotations.NullMarked;
