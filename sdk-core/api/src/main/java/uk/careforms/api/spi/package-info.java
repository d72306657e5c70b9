/** What a plug-in implements: one small interface per capability, speaking only of model values. */
@NullMarked
package uk.careforms.api.spi;

import org.jspecify.annotations.NullMarked;
