/** The values CareForms speaks in: immutable, JSON as {@code jakarta.json}, no behaviour beyond what they are about. */
@NullMarked
package uk.careforms.api.model;

import org.jspecify.annotations.NullMarked;
