/** What service tasks do when a process comes to them. Start at {@code CareSteps}. */
@NullMarked
package uk.careforms.engine.internal.steps;

import org.jspecify.annotations.NullMarked;
