/** An S3-compatible store, played over HTTP. Start at {@code S3Simulator}. */
@NullMarked
package uk.careforms.simulators.s3;

import org.jspecify.annotations.NullMarked;
