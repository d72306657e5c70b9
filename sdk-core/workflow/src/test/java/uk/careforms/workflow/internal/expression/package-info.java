/** Tests of the tiny expression language. */
@NullMarked
package uk.careforms.workflow.internal.expression;

import org.jspecify.annotations.NullMarked;
