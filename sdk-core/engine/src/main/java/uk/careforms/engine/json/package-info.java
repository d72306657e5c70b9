/** JSON from outside: one strict reader, RFC 7386 merge patch, and places named by JSON Pointer. */
@NullMarked
package uk.careforms.engine.json;

import org.jspecify.annotations.NullMarked;
