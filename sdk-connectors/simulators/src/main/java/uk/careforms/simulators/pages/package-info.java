/** Plain pages on which a person sees what a simulator received and sets faults; not for callers. */
@NullMarked
package uk.careforms.simulators.pages;

import org.jspecify.annotations.NullMarked;
