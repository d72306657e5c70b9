package uk.careforms.workflow.internal.expression;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.spi.ProcessSource.VariableType;

/** One part of an expression. */
sealed interface Node {

    /**
     * Its value.
     *
     * @param variables the value of a variable; null when it is not set
     * @throws IllegalStateException when a yes-or-no value is needed and there is none
     */
    @Nullable
    Object value(Function<String, @Nullable Object> variables);

    /** Its type, or empty after adding what is wrong to {@code faults}. */
    Optional<VariableType> type(Map<String, VariableType> declared, List<String> faults);

    /** A variable of the process. */
    record Variable(String name) implements Node {

        @Override
        public @Nullable Object value(Function<String, @Nullable Object> variables) {
            return variables.apply(name);
        }

        @Override
        public Optional<VariableType> type(Map<String, VariableType> declared, List<String> faults) {
            VariableType type = declared.get(name);
            if (type == null) {
                faults.add("reads '" + name + "', which is not declared; declared: "
                        + declared.keySet().stream().sorted().toList());
            }
            return Optional.ofNullable(type);
        }
    }

    /** A fixed text, whole number, true or false. */
    record Literal(Object fixed, VariableType kind) implements Node {

        @Override
        public Object value(Function<String, @Nullable Object> variables) {
            return fixed;
        }

        @Override
        public Optional<VariableType> type(Map<String, VariableType> declared, List<String> faults) {
            return Optional.of(kind);
        }
    }

    /** {@code !part}. */
    record Not(Node part) implements Node {

        @Override
        public Object value(Function<String, @Nullable Object> variables) {
            return !yes(part, variables);
        }

        @Override
        public Optional<VariableType> type(Map<String, VariableType> declared, List<String> faults) {
            needsYesOrNo(part, declared, faults);
            return Optional.of(VariableType.BOOLEAN);
        }
    }

    /** {@code left && right}, or with {@code any} {@code left || right}; the right is read only when it matters. */
    record Joined(boolean any, Node left, Node right) implements Node {

        @Override
        public Object value(Function<String, @Nullable Object> variables) {
            return yes(left, variables) == any ? any : yes(right, variables);
        }

        @Override
        public Optional<VariableType> type(Map<String, VariableType> declared, List<String> faults) {
            needsYesOrNo(left, declared, faults);
            needsYesOrNo(right, declared, faults);
            return Optional.of(VariableType.BOOLEAN);
        }
    }

    /** {@code left == right} or, when not {@code equal}, {@code left != right}; an unset variable equals nothing. */
    record Compared(boolean equal, Node left, Node right) implements Node {

        @Override
        public Object value(Function<String, @Nullable Object> variables) {
            Object one = left.value(variables);
            return (one != null && Objects.equals(one, right.value(variables))) == equal;
        }

        @Override
        public Optional<VariableType> type(Map<String, VariableType> declared, List<String> faults) {
            Optional<VariableType> one = left.type(declared, faults);
            Optional<VariableType> other = right.type(declared, faults);
            if (one.isPresent() && other.isPresent() && !one.equals(other)) {
                faults.add("compares " + one.get() + " with " + other.get() + ", which are never equal");
            }
            return Optional.of(VariableType.BOOLEAN);
        }
    }

    private static boolean yes(Node part, Function<String, @Nullable Object> variables) {
        Object value = part.value(variables);
        if (value instanceof Boolean yes) {
            return yes;
        }
        throw new IllegalStateException("A yes-or-no value is needed, but '" + part + "' is not set to one");
    }

    private static void needsYesOrNo(Node part, Map<String, VariableType> declared, List<String> faults) {
        part.type(declared, faults)
                .filter(type -> type != VariableType.BOOLEAN)
                .ifPresent(type -> faults.add("joins " + type + " with '&&', '||' or '!'; only BOOLEAN can be joined"));
    }
}
