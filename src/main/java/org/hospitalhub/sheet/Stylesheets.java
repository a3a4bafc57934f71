package org.hospitalhub.sheet;

import org.jspecify.annotations.Nullable;

/** The stylesheets around an operation's table; null where there is none. */
public record Stylesheets(
    @Nullable Stylesheet requestBefore,
    @Nullable Stylesheet requestAfter,
    @Nullable Stylesheet responseBefore,
    @Nullable Stylesheet responseAfter) {

  static final Stylesheets NONE = new Stylesheets(null, null, null, null);
}
