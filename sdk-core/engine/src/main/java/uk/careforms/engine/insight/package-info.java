/** Measures of a form: figures, tables of them, and reports for a period. */
@NullMarked
package uk.careforms.engine.insight;

import org.jspecify.annotations.NullMarked;
