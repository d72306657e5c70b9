/** Remote systems played over HTTP in the same JVM, for the dev URL and for the tests of connectors. */
@NullMarked
package uk.careforms.simulators;

import org.jspecify.annotations.NullMarked;
