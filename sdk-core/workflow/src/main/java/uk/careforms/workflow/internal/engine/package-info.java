/** The hardened Flowable engine and what it does in our transactions. */
@NullMarked
package uk.careforms.workflow.internal.engine;

import org.jspecify.annotations.NullMarked;
