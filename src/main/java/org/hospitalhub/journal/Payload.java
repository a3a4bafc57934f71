package org.hospitalhub.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What passed in an exchange; null where nothing did.
 *
 * @param received the text that came in
 * @param canonical the canonical request, JSON
 * @param sent the text that went to a platform
 * @param answered the text that was answered: by the hub, or by the platform it called
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Payload(
    @Nullable String received,
    @Nullable String canonical,
    @Nullable String sent,
    @Nullable String answered) {}
