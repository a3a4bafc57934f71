/**
 * Every exchange with a platform, and the replies that repeats get again: entries that can be
 * searched, payloads that only the key opens, pruned by day. Free of Camel: the routes' steps are
 * in {@code journal.camel}.
 */
@NullMarked
package org.hospitalhub.journal;

import org.jspecify.annotations.NullMarked;
