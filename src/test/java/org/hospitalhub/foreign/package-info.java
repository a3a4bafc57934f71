/** A SOAP client that is not ours, for tests of SOAP services. */
@NullMarked
package org.hospitalhub.foreign;

import org.jspecify.annotations.NullMarked;
