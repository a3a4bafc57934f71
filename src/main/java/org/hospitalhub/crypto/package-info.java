/** What keeps payloads secret at rest: ciphers and the keys they are given by reference. */
@NullMarked
package org.hospitalhub.crypto;

import org.jspecify.annotations.NullMarked;
