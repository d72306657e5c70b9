/** The compiled schema and its validator; the only place that knows Everit and {@code org.json}. */
@NullMarked
package uk.careforms.engine.internal.pack.schema;

import org.jspecify.annotations.NullMarked;
