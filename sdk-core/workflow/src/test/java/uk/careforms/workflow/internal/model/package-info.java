/** Tests of the second reading of a process model, on its own. */
@NullMarked
package uk.careforms.workflow.internal.model;

import org.jspecify.annotations.NullMarked;
