/** The tables: each class speaks to one of them, on a handle whose transaction belongs to the caller. */
@NullMarked
package uk.careforms.engine.internal.store;

import org.jspecify.annotations.NullMarked;
