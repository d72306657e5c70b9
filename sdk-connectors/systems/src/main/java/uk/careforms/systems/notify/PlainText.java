package uk.careforms.systems.notify;

/**
 * Keeps plain text plain where Notify would read Markdown: values of placeholders are Markdown too, so what a person typed as
 * their name could carry a link that hides where it leads.
 *
 * <p>A space goes between the brackets that would make a link, a link definition or a placeholder. Addresses of pages are
 * left: our letters have some, and a visible one hides nothing. (Notify's own {@code sanitise_content_for} takes all away.)
 */
final class PlainText {

    private PlainText() {}

    static String of(String text) {
        return text.replace("](", "] (")
                .replace("][", "] [")
                .replace("]:", "] :")
                .replace("((", "( (")
                .replace("))", ") )");
    }
}
