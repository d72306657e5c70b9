/** S3-compatible file stores: Amazon S3, MinIO, Ceph and the like. Start at {@code S3Files}. */
@NullMarked
package uk.careforms.systems.s3;

import org.jspecify.annotations.NullMarked;
