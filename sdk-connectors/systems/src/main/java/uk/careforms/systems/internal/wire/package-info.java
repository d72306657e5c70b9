/** The room that all connectors share: HTTP without retries, JSON with limits, sign-in, and one way to name what went wrong. Not for embedders. */
@NullMarked
package uk.careforms.systems.internal.wire;

import org.jspecify.annotations.NullMarked;
