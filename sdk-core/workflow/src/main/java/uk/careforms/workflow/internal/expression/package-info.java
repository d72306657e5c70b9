/** The tiny language of process models: comparisons and logic over declared variables, and nothing that can run code. */
@NullMarked
package uk.careforms.workflow.internal.expression;

import org.jspecify.annotations.NullMarked;
