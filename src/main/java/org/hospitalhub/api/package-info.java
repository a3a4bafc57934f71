/**
 * What stands around the canonical REST API, whatever answers behind it: its OpenAPI document, the
 * clients and their keys, limits, and replies kept for repeated requests.
 */
@NullMarked
package org.hospitalhub.api;

import org.jspecify.annotations.NullMarked;
