package uk.careforms.forms.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds the route for a request among a fixed list; fixed segments win over names in braces by standing first. */
public final class Router {

    private final List<Route> routes;

    public Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** Every route, in the order they are tried. */
    public List<Route> routes() {
        return routes;
    }

    /** What there is for a method and a path; {@code HEAD} is answered by {@code GET}. */
    Way find(String method, String path) {
        List<String> segments = Route.segments(path);
        String wanted = method.equals("HEAD") ? "GET" : method;
        TreeSet<String> others = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> values = route.match(segments);
            if (values.isPresent() && route.method().equals(wanted)) {
                return new Way.Found(route, values.get());
            }
            values.ifPresent(some -> others.add(route.method()));
        }
        if (others.contains("GET")) {
            others.add("HEAD");
        }
        return others.isEmpty() ? new Way.Nothing() : new Way.OtherMethods(String.join(", ", others));
    }

    /** What a router found. */
    sealed interface Way {

        /** The route and the values of its names in braces. */
        record Found(Route route, Map<String, String> values) implements Way {}

        /** The path is there, for other methods. */
        record OtherMethods(String allow) implements Way {}

        /** No such path. */
        record Nothing() implements Way {}

        /** Handles every outcome. */
        default <T> T fold(Function<Found, T> found, Function<OtherMethods, T> otherMethods, Supplier<T> nothing) {
            if (this instanceof Found way) {
                return found.apply(way);
            }
            return this instanceof OtherMethods others ? otherMethods.apply(others) : nothing.get();
        }
    }
}
