/** Tests of the workflow engine and the decision tables, on H2 and on PostgreSQL. */
@NullMarked
package uk.careforms.workflow;

import org.jspecify.annotations.NullMarked;
