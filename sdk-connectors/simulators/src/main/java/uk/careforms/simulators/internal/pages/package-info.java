/** Plain pages on which a person sees what a simulator received and sets faults. */
@NullMarked
package uk.careforms.simulators.internal.pages;

import org.jspecify.annotations.NullMarked;
