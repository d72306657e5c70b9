/** Reads process models against an allow-list and says everything that is wrong with them. */
@NullMarked
package uk.careforms.workflow.internal.model;

import org.jspecify.annotations.NullMarked;
