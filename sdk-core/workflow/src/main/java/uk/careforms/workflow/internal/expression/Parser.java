package uk.careforms.workflow.internal.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.careforms.api.spi.ProcessSource.VariableType;

/** Reads the inside of {@code ${…}} by recursive descent; made for one text, then thrown away. */
final class Parser {

    private static final int LONGEST = 1000;
    private static final int DEEPEST = 32;
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(==|!=|&&|\\|\\||!|\\(|\\))|([A-Za-z][A-Za-z0-9]*)(?![\\w.(\\[:])|'([^'\\\\$#]*)'|(-?\\d{1,18})(?![\\w.]))\\s*");

    private final String inside;
    private int at;
    private int depth;

    Parser(String inside) {
        this.inside = inside;
    }

    Node whole() throws ExpressionFault {
        if (inside.length() > LONGEST) {
            throw new ExpressionFault("is longer than " + LONGEST + " characters");
        }
        Node root = any();
        if (at < inside.length()) {
            throw unexpected();
        }
        return root;
    }

    private Node any() throws ExpressionFault {
        Node left = all();
        while (take("||")) {
            left = new Node.Joined(true, left, all());
        }
        return left;
    }

    private Node all() throws ExpressionFault {
        Node left = compared();
        while (take("&&")) {
            left = new Node.Joined(false, left, compared());
        }
        return left;
    }

    private Node compared() throws ExpressionFault {
        Node left = part();
        if (take("==")) {
            return new Node.Compared(true, left, part());
        }
        return take("!=") ? new Node.Compared(false, left, part()) : left;
    }

    private Node part() throws ExpressionFault {
        if (++depth > DEEPEST) {
            throw new ExpressionFault("is nested more than " + DEEPEST + " deep");
        }
        Node part = take("!") ? new Node.Not(part()) : take("(") ? parenthesis() : single();
        depth--;
        return part;
    }

    private Node parenthesis() throws ExpressionFault {
        Node inner = any();
        if (!take(")")) {
            throw unexpected();
        }
        return inner;
    }

    private Node single() throws ExpressionFault {
        Matcher token = token();
        if (token.group(2) != null) {
            at = token.end();
            return word(token.group(2));
        }
        if (token.group(3) != null) {
            at = token.end();
            return new Node.Literal(token.group(3), VariableType.TEXT);
        }
        if (token.group(4) != null) {
            at = token.end();
            return new Node.Literal(Long.valueOf(token.group(4)), VariableType.NUMBER);
        }
        throw unexpected();
    }

    private static Node word(String word) {
        return switch (word) {
            case "true" -> new Node.Literal(true, VariableType.BOOLEAN);
            case "false" -> new Node.Literal(false, VariableType.BOOLEAN);
            default -> new Node.Variable(word);
        };
    }

    private boolean take(String sign) throws ExpressionFault {
        if (at < inside.length()) {
            Matcher token = token();
            if (sign.equals(token.group(1))) {
                at = token.end();
                return true;
            }
        }
        return false;
    }

    private Matcher token() throws ExpressionFault {
        Matcher token = TOKEN.matcher(inside).region(at, inside.length());
        if (!token.lookingAt()) {
            throw unexpected();
        }
        return token;
    }

    private ExpressionFault unexpected() {
        String rest =
                at < inside.length() ? "'" + inside.substring(at, Math.min(at + 20, inside.length())) + "'" : "its end";
        return new ExpressionFault(
                "cannot be read at " + rest
                        + "; there are only ==, !=, &&, ||, !, (, ), declared variables, 'texts', whole numbers, true and false");
    }
}
