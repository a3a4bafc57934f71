/** What operators watch of routes: breakers, timers, and whether all run. */
@NullMarked
package org.hospitalhub.watch.camel;

import org.jspecify.annotations.NullMarked;
