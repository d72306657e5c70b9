/** The file store that comes with the engine: a folder. */
@NullMarked
package uk.careforms.engine.files;

import org.jspecify.annotations.NullMarked;
