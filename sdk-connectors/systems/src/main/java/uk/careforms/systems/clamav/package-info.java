/** ClamAV over TCP. Start at {@code ClamAv}. */
@NullMarked
package uk.careforms.systems.clamav;

import org.jspecify.annotations.NullMarked;
