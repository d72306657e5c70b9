/** What a form is, as its pack says it: pages, questions, conditions, words and the council; immutable values. */
@NullMarked
package uk.careforms.engine.form;

import org.jspecify.annotations.NullMarked;
