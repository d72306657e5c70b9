package uk.careforms.forms.layout;

import java.util.List;
import java.util.Optional;

/**
 * What a page says about itself to the layout.
 *
 * @param heading the page's heading, first in the browser's title
 * @param service the form's title or the area's name, shown under the council's name; may be empty
 * @param serviceHref where the service's name leads, from the servlet's mapping on
 * @param back where the back link leads, from the mapping on
 * @param errors whether an error summary is shown
 * @param exit whether the button to leave quickly is shown
 * @param links the area's own navigation; none for the public
 */
public record Frame(
        String heading,
        String service,
        String serviceHref,
        Optional<String> back,
        boolean errors,
        boolean exit,
        List<Link> links) {

    public Frame {
        links = List.copyOf(links);
    }

    /** A page that stands alone. */
    public static Frame plain(String heading) {
        return new Frame(heading, "", "/", Optional.empty(), false, false, List.of());
    }

    /** A page of a form or an area. */
    public static Frame of(String heading, String service, String serviceHref) {
        return new Frame(heading, service, serviceHref, Optional.empty(), false, false, List.of());
    }

    /** The same with a back link. */
    public Frame back(String href) {
        return new Frame(heading, service, serviceHref, Optional.of(href), errors, exit, links);
    }

    /** The same with or without an error summary. */
    public Frame errors(boolean some) {
        return new Frame(heading, service, serviceHref, back, some, exit, links);
    }

    /** The same with or without the button to leave quickly. */
    public Frame exit(boolean offered) {
        return new Frame(heading, service, serviceHref, back, errors, offered, links);
    }

    /** The same with navigation. */
    public Frame links(List<Link> more) {
        return new Frame(heading, service, serviceHref, back, errors, exit, more);
    }

    /** A link of an area's navigation. */
    public record Link(String text, String href, boolean current) {}
}
