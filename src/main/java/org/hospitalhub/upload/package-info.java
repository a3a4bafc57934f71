/**
 * What a timer tells the platforms: runs that ask the HIS page by page for what is due and hand it
 * to the outbox, each page and how far the run is in one transaction. A run ends where it was cut
 * off, on whichever node.
 */
@NullMarked
package org.hospitalhub.upload;

import org.jspecify.annotations.NullMarked;
