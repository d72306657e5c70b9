/** Form packs: read, checked as a whole, compiled and run against their samples. Start at {@code PackLoader}. */
@NullMarked
package uk.careforms.engine.internal.pack;

import org.jspecify.annotations.NullMarked;
