package org.hospitalhub.outbox;

/** Rules that hold on every database. */
interface InTown {

  Town town();
}
