/** The pages and the API over HTTP, against a real door on an in-memory database. */
@NullMarked
package uk.careforms.forms;

import org.jspecify.annotations.NullMarked;
