/** GOV.UK Notify (version 2 of its API): sends e-mails, texts and letters. Start at {@code NotifyNotices}. */
@NullMarked
package uk.careforms.systems.notify;

import org.jspecify.annotations.NullMarked;
