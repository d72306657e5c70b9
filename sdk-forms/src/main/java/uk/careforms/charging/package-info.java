/** What an adult in England pays towards their care: facts, rates and a council's policy in, figures with their working out. */
@NullMarked
package uk.careforms.charging;

import org.jspecify.annotations.NullMarked;
