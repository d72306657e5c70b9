/** What tests of plug-ins and of everything above them stand on: contracts that every plug-in passes, honest fakes, a clock to move. */
@NullMarked
package uk.careforms.testkit;

import org.jspecify.annotations.NullMarked;
