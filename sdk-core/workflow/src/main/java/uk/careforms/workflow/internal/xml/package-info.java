/** Reads XML that somebody else wrote into a plain tree, and refuses everything that is not plain. */
@NullMarked
package uk.careforms.workflow.internal.xml;

import org.jspecify.annotations.NullMarked;
