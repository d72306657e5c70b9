/** The pages and the JSON API of a council's front door, as one servlet. Start at {@code CareFormsServlet}. */
@NullMarked
package uk.careforms.forms;

import org.jspecify.annotations.NullMarked;
