/** Questions as fields of a web form, and fields as answers. */
@NullMarked
package uk.careforms.forms.questions;

import org.jspecify.annotations.NullMarked;
