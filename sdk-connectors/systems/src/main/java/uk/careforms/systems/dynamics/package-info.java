/** Microsoft Dynamics 365 (Dataverse Web API 9.2): delivers cases and finds people. Start at {@code DynamicsCases}. */
@NullMarked
package uk.careforms.systems.dynamics;

import org.jspecify.annotations.NullMarked;
