package org.hospitalhub.upload;

/** Rules that hold on every database. */
interface UploadRules {

  UploadFixture fixture();
}
