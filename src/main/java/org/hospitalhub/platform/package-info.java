/** Platforms made from their descriptors: envelope, error dialect, SOAP services and clients. */
@NullMarked
package org.hospitalhub.platform;

import org.jspecify.annotations.NullMarked;
