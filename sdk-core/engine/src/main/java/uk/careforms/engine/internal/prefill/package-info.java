/** Asking sources of prefill within the time that a person waits. */
@NullMarked
package uk.careforms.engine.internal.prefill;

import org.jspecify.annotations.NullMarked;
