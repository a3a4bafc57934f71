package org.hospitalhub.guessing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When whoever guesses is locked out.
 *
 * @param perSubject wrong guesses at one secret after which it is locked
 * @param perAddress wrong guesses from one address after which it is locked; a platform calls for
 *     many patients from one
 * @param firstLock how long the first lock lasts; each one after it twice as long
 * @param longestLock how long the longest lasts
 * @param memory for how long wrong guesses count
 */
@ConfigurationProperties("hub.guessing")
public record GuessingSettings(
    @DefaultValue("5") int perSubject,
    @DefaultValue("100") int perAddress,
    @DefaultValue("1m") Duration firstLock,
    @DefaultValue("1h") Duration longestLock,
    @DefaultValue("2h") Duration memory) {}
