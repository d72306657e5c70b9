/** What every page has around it: the council's name and colours, style sheets, errors in words. */
@NullMarked
package uk.careforms.forms.layout;

import org.jspecify.annotations.NullMarked;
