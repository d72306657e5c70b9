/** The door. Start at {@code CareForms}. */
@NullMarked
package uk.careforms.engine;

import org.jspecify.annotations.NullMarked;
