package uk.careforms.forms;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;

/** Stands where a council's single sign-on stands: the container says who somebody is and which roles they have. */
final class SignedInByHeader extends HttpFilter {

    static final String USER = "Test-User";
    static final String ROLES = "Test-Roles";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String user = request.getHeader(USER);
        chain.doFilter(user == null ? request : new SignedIn(request, user), response);
    }

    private static final class SignedIn extends HttpServletRequestWrapper {

        private final String user;

        SignedIn(HttpServletRequest request, String user) {
            super(request);
            this.user = user;
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> user;
        }

        @Override
        public boolean isUserInRole(String role) {
            String roles = getHeader(ROLES);
            return roles != null && List.of(roles.split(",", -1)).contains(role);
        }
    }
}
