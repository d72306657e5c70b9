/**
 * A Dataverse environment in the JVM. Start at {@link uk.careforms.simulators.dataverse.DataverseSimulator}.
 *
 * <p>What it does follows Microsoft's pages "Execute batch operations using the Web API", "Create a table row using the
 * Web API", "Use Upsert to Create or Update a record", "Perform conditional operations using the Web API", "Compose HTTP
 * requests and handle errors", "Define alternate keys for a table", "Query table definitions using the Web API", "Detect
 * duplicate data using the Web API" and "Service protection API limits" (learn.microsoft.com/power-apps/developer/
 * data-platform, read in November 2026). Where those are silent it does the stricter thing, so that a connector that
 * gets along here gets along there; each such choice is marked "stricter" where it is made.
 */
@NullMarked
package uk.careforms.simulators.dataverse;

import org.jspecify.annotations.NullMarked;
