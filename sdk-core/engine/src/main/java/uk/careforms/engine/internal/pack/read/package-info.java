/** Reads the files of a pack into values and collects every fault with its file and place. */
@NullMarked
package uk.careforms.engine.internal.pack.read;

import org.jspecify.annotations.NullMarked;
