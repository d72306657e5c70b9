/** HTTP without HTML: routes, bodies, sessions and the checks that stand before every handler. */
@NullMarked
package uk.careforms.forms.web;

import org.jspecify.annotations.NullMarked;
