/** The hub as one process: its start, its files, and what its features share. */
@NullMarked
package org.hospitalhub;

import org.jspecify.annotations.NullMarked;
