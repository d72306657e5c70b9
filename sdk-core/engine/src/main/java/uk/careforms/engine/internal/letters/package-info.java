/** Letters and notices: Mustache templates cut down to names and sections, rendered over texts only. */
@NullMarked
package uk.careforms.engine.internal.letters;

import org.jspecify.annotations.NullMarked;
