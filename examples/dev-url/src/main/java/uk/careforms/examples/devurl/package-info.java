/** CareForms to try: an invented council, simulated neighbours, one command. Start at {@code DevUrl}. */
@NullMarked
package uk.careforms.examples.devurl;

import org.jspecify.annotations.NullMarked;
