/** Processes on Flowable and decision tables on KIE, behind the ports of {@code uk.careforms.api.spi}. */
@NullMarked
package uk.careforms.workflow;

import org.jspecify.annotations.NullMarked;
