/**
 * GOV.UK Notify in the JVM. Start at {@link uk.careforms.simulators.notify.NotifySimulator}.
 *
 * <p>Source: GOV.UK Notify, "REST API documentation" with its error tables (github.com/alphagov/notifications-tech-docs,
 * {@code source/documentation}, read in November 2026).
 */
@NullMarked
package uk.careforms.simulators.notify;

import org.jspecify.annotations.NullMarked;
