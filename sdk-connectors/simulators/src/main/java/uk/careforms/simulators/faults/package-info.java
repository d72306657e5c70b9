/** Fault scripts: what goes wrong between a simulator and its client, when, and for which requests. */
@NullMarked
package uk.careforms.simulators.faults;

import org.jspecify.annotations.NullMarked;
