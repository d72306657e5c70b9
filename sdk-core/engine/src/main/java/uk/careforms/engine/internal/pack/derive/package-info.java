/** What is derived from answers by what a pack says: facts for calculations, evidence that is wanted, soft warnings. */
@NullMarked
package uk.careforms.engine.internal.pack.derive;

import org.jspecify.annotations.NullMarked;
