/**
 * Platforms that call over plain HTTP: {@link org.hospitalhub.platform.http.PlatformHttpFilter}
 * reads their requests before a route sees them, {@link org.hospitalhub.platform.http.HttpCall} is
 * what it read.
 */
@NullMarked
package org.hospitalhub.platform.http;

import org.jspecify.annotations.NullMarked;
