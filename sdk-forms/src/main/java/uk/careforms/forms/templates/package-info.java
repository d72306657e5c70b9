/** Pages as templates with fixed names, and the only values a template may see. */
@NullMarked
package uk.careforms.forms.templates;

import org.jspecify.annotations.NullMarked;
