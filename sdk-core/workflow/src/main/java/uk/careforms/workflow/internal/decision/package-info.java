/** Reads and runs DMN models on KIE. */
@NullMarked
package uk.careforms.workflow.internal.decision;

import org.jspecify.annotations.NullMarked;
