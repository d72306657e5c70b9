package uk.careforms.examples.devurl;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.security.Principal;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in without passwords, for the dev URL only: a cookie from the sign-in page, or {@code Authorization: Bearer dev-ROLE}.
 *
 * <p>A council's own container brings its single sign-on instead; nothing of this is in the SDK.
 */
final class DevSignIn extends HttpFilter {

    /** The roles there are. A manager may also do what an operator and staff may. */
    static final Set<String> ROLES = Set.of("staff", "operator", "manager", "gp");

    static final String COOKIE = "dev-sign-in";

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String BEARER = "Bearer dev-";

    private final transient Map<String, User> signedIn = new ConcurrentHashMap<>();
    private final transient SecureRandom random = new SecureRandom();

    /** Signs an invented person in and returns the cookie's value. */
    String signIn(String name, String role) {
        byte[] token = new byte[20];
        random.nextBytes(token);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        signedIn.put(value, new User(name, role));
        return value;
    }

    void signOut(HttpServletRequest request) {
        cookie(request).ifPresent(signedIn::remove);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<User> user = user(request);
        if (user.isPresent()) {
            chain.doFilter(new SignedIn(request, user.get()), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<User> user(HttpServletRequest request) {
        @Nullable String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.startsWith(BEARER)) {
            String role = authorization.substring(BEARER.length());
            return ROLES.contains(role) ? Optional.of(new User("dev-" + role, role)) : Optional.empty();
        }
        return cookie(request).map(signedIn::get);
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private record User(String name, String role) implements Principal {
        @Override
        public String getName() {
            return name;
        }

        boolean may(String wanted) {
            return role.equals(wanted)
                    || (role.equals("manager") && Set.of("staff", "operator").contains(wanted));
        }
    }

    private static final class SignedIn extends HttpServletRequestWrapper {

        private final User user;

        SignedIn(HttpServletRequest request, User user) {
            super(request);
            this.user = user;
        }

        @Override
        public Principal getUserPrincipal() {
            return user;
        }

        @Override
        public String getRemoteUser() {
            return user.name();
        }

        @Override
        public boolean isUserInRole(String role) {
            return user.may(role);
        }
    }
}
