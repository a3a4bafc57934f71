/**
 * The process that holds a native library. It is started with this package and JNA alone, by a Java
 * that fits the library: nothing else of the hub is used here.
 */
@NullMarked
package org.hospitalhub.nativelib.child;

import org.jspecify.annotations.NullMarked;
