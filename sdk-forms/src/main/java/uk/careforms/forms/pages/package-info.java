/** The way of a person through a form: start, questions, check answers, send, and coming back later. */
@NullMarked
package uk.careforms.forms.pages;

import org.jspecify.annotations.NullMarked;
