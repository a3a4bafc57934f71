package org.hospitalhub.upload;

/**
 * A row that does not fit the event's contract.
 *
 * @param position its place in the HIS
 * @param detail the names of the fields and what is wrong with them, without their values
 */
public record Refusal(String position, String detail) {}
