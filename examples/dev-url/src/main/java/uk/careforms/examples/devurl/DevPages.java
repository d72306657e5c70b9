package uk.careforms.examples.devurl;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.careforms.engine.WorkingTime;

/** The pages that only the dev URL has: signing in as an invented person, moving the clock, looking at the simulators. */
final class DevPages extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK);

    /** Invented people, one to a role; the key is what the form sends. */
    private static final Map<String, String> PEOPLE =
            Map.of("staff", "Sam Okoro", "operator", "Olu Bright", "manager", "Mary Lin");

    private final transient DevSignIn signIn;
    private final transient DevClock clock;
    private final transient Map<String, String> simulators;

    /** @param simulators title → address of each simulator's page */
    DevPages(DevSignIn signIn, DevClock clock, Map<String, String> simulators) {
        this.signIn = signIn;
        this.clock = clock;
        this.simulators = simulators;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        switch (path) {
            case "/sign-in" -> page(response, "Sign in to try the staff pages", signInForm(request));
            case "/clock" -> page(response, "Move the clock", clockForm());
            case "/dev.css" -> stylesheet(response);
            case "/", "null" -> page(response, "Behind the test service", home());
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!sameSite(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        switch (String.valueOf(request.getPathInfo())) {
            case "/sign-in" -> signIn(request, response);
            case "/sign-out" -> {
                signIn.signOut(request);
                response.sendRedirect("/care/");
            }
            case "/clock" -> {
                long hours = hours(request.getParameter("hours"));
                clock.advance(Duration.ofHours(hours));
                response.sendRedirect("/dev/clock");
            }
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String role = String.valueOf(request.getParameter("role"));
        if (!PEOPLE.containsKey(role)) {
            response.sendRedirect("/dev/sign-in");
            return;
        }
        Cookie cookie = new Cookie(DevSignIn.COOKIE, signIn.signIn(PEOPLE.get(role), role));
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        response.sendRedirect(ownPath(request.getParameter("to")));
    }

    /** Only a path of our own pages is ever followed. */
    private static String ownPath(@Nullable String to) {
        return to != null && to.matches("/care/[A-Za-z0-9/_-]*") && !to.contains("//") ? to : "/care/staff";
    }

    private static boolean sameSite(HttpServletRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private static long hours(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,4}") ? Long.parseLong(text) : 0;
    }

    private static String signInForm(HttpServletRequest request) {
        String to = ownPath(request.getParameter("to"));
        StringBuilder html = new StringBuilder("<p>There are no passwords here: this page is on the test"
                + " service only. A council uses its own single sign-on.</p><form method=\"post\" action=\"/dev/sign-in\">"
                + "<input type=\"hidden\" name=\"to\" value=\"" + to + "\"><div>");
        for (String role : new String[] {"staff", "operator", "manager"}) {
            html.append("<button name=\"role\" value=\"")
                    .append(role)
                    .append("\">")
                    .append(PEOPLE.get(role))
                    .append(", ")
                    .append(role)
                    .append("</button>");
        }
        return html.append("</div></form>").toString();
    }

    private String clockForm() {
        StringBuilder html = new StringBuilder("<p>It is now <strong>"
                + NOW.format(clock.instant().atZone(WorkingTime.ZONE))
                + "</strong> here: the machine's time and " + clock.ahead().toHours()
                + " hours. Moving on makes reminders and deadlines pass.</p>"
                + "<form method=\"post\" action=\"/dev/clock\"><div>");
        int[] steps = {1, 4, 24, 24 * 7};
        String[] words = {"an hour", "4 hours", "a day", "a week"};
        for (int i = 0; i < steps.length; i++) {
            html.append("<button name=\"hours\" value=\"")
                    .append(steps[i])
                    .append("\">Move on ")
                    .append(words[i])
                    .append("</button>");
        }
        return html.append("</div></form>").toString();
    }

    private String home() {
        StringBuilder html = new StringBuilder("<ul>"
                + "<li><a href=\"/care/\">The forms</a></li>"
                + "<li><a href=\"/dev/sign-in\">Sign in as staff, operator or manager</a></li>"
                + "<li><a href=\"/dev/clock\">Move the clock</a></li>");
        simulators.forEach((title, address) -> html.append("<li><a href=\"")
                .append(address)
                .append("\">")
                .append(title)
                .append("</a></li>"));
        return html.append("</ul>").toString();
    }

    private static void stylesheet(HttpServletResponse response) throws IOException {
        response.setContentType("text/css; charset=utf-8");
        try (InputStream css = DevPages.class.getResourceAsStream("dev.css")) {
            if (css != null) {
                css.transferTo(response.getOutputStream());
            }
        }
    }

    private void page(HttpServletResponse response, String title, String body) throws IOException {
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'");
        String html = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
                + title
                + " – CareForms test service</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<link rel=\"stylesheet\" href=\"/dev/dev.css\"></head><body>"
                + "<main id=\"main-content\">"
                + "<h1>" + title + "</h1>" + body + "</main></body></html>";
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }
}
