/**
 * What stands before every HTTP request, whatever answers it: limits of peers, trace, proxies, host
 * names, errors.
 */
@NullMarked
package org.hospitalhub.web;

import org.jspecify.annotations.NullMarked;
