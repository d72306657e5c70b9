package uk.careforms.workflow.internal.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.flowable.variable.api.types.VariableType;
import org.flowable.variable.api.types.VariableTypes;
import org.flowable.variable.service.impl.types.BooleanType;
import org.flowable.variable.service.impl.types.DefaultVariableTypes;
import org.flowable.variable.service.impl.types.InstantType;
import org.flowable.variable.service.impl.types.LongType;
import org.flowable.variable.service.impl.types.StringType;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

/** The process variables: texts, whole numbers, yes-or-no and instants, and nothing that is stored as Java bytes. */
final class Facts {

    private static final int LONGEST = 2000;

    private Facts() {}

    /** The only types that Flowable may store or read. */
    static VariableTypes types() {
        DefaultVariableTypes types = new DefaultVariableTypes();
        for (VariableType type :
                new VariableType[] {new StringType(LONGEST), new LongType(), new BooleanType(), new InstantType()}) {
            types.addType(type);
        }
        return types;
    }

    /**
     * The variables as they are stored: numbers as {@code Long}, instants to the millisecond.
     *
     * @throws CareFormsException {@code CALLER}, without the value
     */
    static Map<String, Object> checked(Map<String, Object> variables) {
        Map<String, Object> facts = new HashMap<>();
        variables.forEach((name, value) -> facts.put(name, checked(name, value)));
        return facts;
    }

    private static Object checked(String name, Object value) {
        if (!name.matches("[A-Za-z][A-Za-z0-9]{0,99}")) {
            throw new CareFormsException(
                    Fault.CALLER, "A process variable's name is letters and digits, 100 at most, a letter first");
        }
        if (value instanceof Long || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.MILLIS);
        }
        if (value instanceof String text) {
            if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
                throw new CareFormsException(
                        Fault.CALLER,
                        "Process variable '" + name + "' is longer than " + LONGEST + " characters or holds U+0000");
            }
            return text;
        }
        throw new CareFormsException(
                Fault.CALLER,
                "Process variable '" + name + "' is a " + value.getClass().getName()
                        + "; only texts, whole numbers, yes-or-no and instants may be process variables");
    }
}
