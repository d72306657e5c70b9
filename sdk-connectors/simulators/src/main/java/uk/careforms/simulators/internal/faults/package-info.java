/** How fault scripts are kept, and how they spoil an exchange. */
@NullMarked
package uk.careforms.simulators.internal.faults;

import org.jspecify.annotations.NullMarked;
