/** The journeys in a real browser. */
@NullMarked
package uk.careforms.examples.devurl.browser;

import org.jspecify.annotations.NullMarked;
