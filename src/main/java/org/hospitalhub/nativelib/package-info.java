/**
 * A native library as a transport: called in a process of its own, which is supervised, and one
 * call at a time.
 */
@NullMarked
package org.hospitalhub.nativelib;

import org.jspecify.annotations.NullMarked;
