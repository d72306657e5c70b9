package uk.careforms.forms.web;

import jakarta.servlet.ServletConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/**
 * The servlet's init parameters, checked together. All may be left out.
 *
 * @param strictHost {@code strict-host}: {@code true} refuses requests for another host than the door's base URL
 * @param phase {@code phase}: one or two words in a coloured tag above every page, like {@code Test service}
 * @param phaseText {@code phase-text}: a sentence beside the tag
 * @param signInPath {@code sign-in-path}: where people who are not signed in are sent, a path on this host; without it they see a
 *     page with status 401
 * @param signOutPath {@code sign-out-path}: where the sign-out button posts to, a path on this host
 * @param logo {@code logo}: a file with the council's logo, PNG or SVG
 * @param exitUrl {@code exit-url}: the neutral site that the button to leave quickly opens
 */
public record PageOptions(
        boolean strictHost,
        String phase,
        String phaseText,
        Optional<String> signInPath,
        Optional<String> signOutPath,
        Optional<Path> logo,
        URI exitUrl) {

    /** The site that GOV.UK's "Exit this page" component opens unless told otherwise. */
    private static final URI WEATHER = URI.create("https://www.bbc.co.uk/weather");

    /** Reads the servlet's init parameters. */
    public static PageOptions read(ServletConfig config) {
        List<String> wrong = new ArrayList<>();
        String strictHost = text(config, "strict-host").orElse("false");
        if (!strictHost.equals("true") && !strictHost.equals("false")) {
            wrong.add("Init parameter 'strict-host' must be true or false");
        }
        Optional<String> signIn = text(config, "sign-in-path").flatMap(value -> ownPath(value, "sign-in-path", wrong));
        Optional<String> signOut =
                text(config, "sign-out-path").flatMap(value -> ownPath(value, "sign-out-path", wrong));
        Optional<URI> exit = text(config, "exit-url").flatMap(value -> site(value, "exit-url", wrong));
        if (!wrong.isEmpty()) {
            throw new CareFormsException(Fault.SETUP, String.join("\n", wrong));
        }
        return new PageOptions(
                strictHost.equals("true"),
                text(config, "phase").orElse(""),
                text(config, "phase-text").orElse(""),
                signIn,
                signOut,
                text(config, "logo").map(Path::of),
                exit.orElse(WEATHER));
    }

    private static Optional<String> text(ServletConfig config, String name) {
        return Optional.ofNullable(config.getInitParameter(name))
                .map(String::trim)
                .filter(value -> !value.isEmpty());
    }

    private static Optional<URI> site(String value, String name, List<String> wrong) {
        try {
            URI uri = new URI(value);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getRawAuthority() != null && uri.getRawUserInfo() == null) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException notAnAddress) {
            // said below, with the others
        }
        wrong.add("Init parameter '" + name + "' must be a web address that starts with https:// or http://");
        return Optional.empty();
    }

    /** Own paths only: what begins with two slashes or a backslash would lead to another site. */
    private static Optional<String> ownPath(String value, String name, List<String> wrong) {
        if (value.matches("/([A-Za-z0-9._~%-][A-Za-z0-9._~%/?=&-]*)?")) {
            return Optional.of(value);
        }
        wrong.add("Init parameter '" + name + "' must be a path on this host, like '/sign-in'");
        return Optional.empty();
    }
}
