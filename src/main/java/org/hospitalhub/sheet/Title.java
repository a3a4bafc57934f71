package org.hospitalhub.sheet;

/** What something is called, in both languages that the hub speaks. */
public record Title(String en, String zh) {}
