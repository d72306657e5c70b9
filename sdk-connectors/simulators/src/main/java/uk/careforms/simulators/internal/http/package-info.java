/**
 * Real HTTP on loopback for the simulators, down to the socket.
 *
 * <p>Why not the JDK's own server: the faults that a connector must survive live below HTTP. Only with the socket in
 * hand can a connection be reset (not merely closed), an answer be cut in the middle of its head, and a header keep the
 * letter case in which Microsoft writes it. The JDK's server also answers 80 times slower unless a system property of
 * the whole JVM is set ({@code sun.net.httpserver.nodelay}).
 */
@NullMarked
package uk.careforms.simulators.internal.http;

import org.jspecify.annotations.NullMarked;
