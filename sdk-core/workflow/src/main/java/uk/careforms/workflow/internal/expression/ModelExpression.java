package uk.careforms.workflow.internal.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.careforms.api.spi.ProcessSource.VariableType;

/**
 * A parsed expression of a process model, like {@code ${signal == 'LIKELY' && !urgent}}.
 *
 * <p>The whole language: {@code ==}, {@code !=}, {@code &&}, {@code ||}, {@code !}, parentheses, variables,
 * {@code 'texts'}, whole numbers, {@code true} and {@code false}. There is no arithmetic, no property, no method and no
 * function, so that a text which somebody typed can never run. Immutable.
 */
public final class ModelExpression {

    private final String text;
    private final Node root;

    private ModelExpression(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /** Whether a text holds the start of an expression of any language that Flowable reads. */
    public static boolean startsIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Reads a text that is one whole expression, space around it allowed. */
    public static ModelExpression parse(String text) throws ExpressionFault {
        String whole = text.strip();
        if (!whole.startsWith("${") || !whole.endsWith("}")) {
            throw new ExpressionFault("is not one whole ${…}");
        }
        return new ModelExpression(whole, new Parser(whole.substring(2, whole.length() - 1)).whole());
    }

    /** The variable's name when the expression is nothing but that variable. */
    public Optional<String> variable() {
        return root instanceof Node.Variable variable ? Optional.of(variable.name()) : Optional.empty();
    }

    /**
     * Its value; for a lone variable null when that is not set.
     *
     * @throws IllegalStateException when a yes-or-no value is needed and there is none
     */
    public @Nullable Object value(Function<String, @Nullable Object> variables) {
        return root.value(variables);
    }

    /** Everything wrong with it as a value of a type, each as the end of a sentence; empty when all is well. */
    public List<String> faults(VariableType wanted, Map<String, VariableType> declared) {
        List<String> faults = new ArrayList<>();
        root.type(declared, faults)
                .filter(type -> type != wanted)
                .ifPresent(type -> faults.add("is " + type + " where " + wanted + " is needed"));
        return faults;
    }

    /** The expression as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
