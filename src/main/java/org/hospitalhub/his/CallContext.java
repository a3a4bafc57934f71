package org.hospitalhub.his;

import org.jspecify.annotations.Nullable;

/**
 * Who asks and for whom.
 *
 * @param platform {@code :hub.platform}, the platform a request came from
 * @param hospital {@code :hub.hospital}, the hospital it is for
 */
public record CallContext(@Nullable String platform, @Nullable String hospital) {}
