/** The JSON API: the same capabilities as the pages, for other front ends and programs. */
@NullMarked
package uk.careforms.forms.api;

import org.jspecify.annotations.NullMarked;
