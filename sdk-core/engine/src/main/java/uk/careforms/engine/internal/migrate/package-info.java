/** Brings a draft's answers from one version of a form to another, as the form's pack declares. */
@NullMarked
package uk.careforms.engine.internal.migrate;

import org.jspecify.annotations.NullMarked;
