/** The kill harness: real nodes, a real PostgreSQL and simulated neighbours, killed until something is lost. */
@NullMarked
package uk.careforms.examples.durability;

import org.jspecify.annotations.NullMarked;
