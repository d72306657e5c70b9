/** ClamAV's daemon, played over TCP. Start at {@code ClamAvSimulator}. */
@NullMarked
package uk.careforms.simulators.clamav;

import org.jspecify.annotations.NullMarked;
