package uk.careforms.engine;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.internal.store.InvitationTable;

/**
 * What invitations say. Neither subject nor text names the form, the service or a person: whoever sees the message over somebody's
 * shoulder learns that a council has sent a form, and nothing else.
 */
final class InvitationWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final Council council;

    InvitationWords(Council council) {
        this.council = council;
    }

    String whoKnows() {
        return "the records of " + council.name();
    }

    String subject(boolean reminder) {
        return reminder ? "Your form is waiting for you" : "A form for you to fill in";
    }

    /**
     * The text of an e-mail, a text message or a letter.
     *
     * @param code for letters only, where link and code share one sealed paper; empty otherwise
     */
    String body(InvitationTable.Row invitation, Notice.Kind kind, boolean reminder, String link, String code) {
        return kind == Notice.Kind.SMS
                ? text(invitation, reminder, link)
                : page(invitation, kind == Notice.Kind.LETTER, reminder, link, code);
    }

    private String text(InvitationTable.Row invitation, boolean reminder, String link) {
        String asks = reminder
                ? council.shortName() + ": your form is still waiting for you. "
                : council.shortName() + " asks you to fill in a form. ";
        String code = "You need the code that we gave you. We never send it by text. ";
        String decline = reminder ? "If you cannot do it, tell us why: " + link + "/decline " : "";
        return asks + link + " " + code + decline + "Until " + day(invitation.expiresAt()) + ".";
    }

    private String page(InvitationTable.Row row, boolean paper, boolean reminder, String link, String code) {
        StringBuilder text = new StringBuilder();
        text.append(reminder ? "We asked you to fill in a form. It is still waiting for you.\n\n" : asks(row));
        text.append(paper ? "Type this address into your browser:\n\n" : "Open this link:\n\n");
        text.append(link).append("\n\n");
        if (paper) {
            text.append("Your code is:\n\n").append(code).append("\n\n");
            text.append("Keep this letter. Whoever has it can open your form.\n\n");
        } else {
            text.append("You also need the code that we gave you. We never send the code by email.");
            text.append(" If you do not have it, call us.\n\n");
        }
        text.append("You can stop at any time. What you have filled in is kept, and you can go on on another device.");
        text.append(" The link works until ").append(day(row.expiresAt())).append(".\n\n");
        if (reminder) {
            text.append(
                    "If you cannot fill it in, or would rather have help, tell us why and we will stop reminding you:\n\n");
            text.append(link).append("/decline\n\n");
        }
        council.text("phone")
                .ifPresent(phone -> text.append("If you need help, or want to be sure that this is from us, call ")
                        .append(phone)
                        .append(".\n\n"));
        return text.append(council.name()).append('\n').toString();
    }

    private String asks(InvitationTable.Row row) {
        return row.toWhom().equals(Invitee.REPRESENTATIVE.text())
                ? council.name() + " asks you to fill in a form for somebody you act for.\n\n"
                : council.name() + " asks you to fill in a form.\n\n";
    }

    private static String day(Instant expires) {
        return DAY.format(expires.minusSeconds(1).atZone(WorkingTime.ZONE));
    }
}
