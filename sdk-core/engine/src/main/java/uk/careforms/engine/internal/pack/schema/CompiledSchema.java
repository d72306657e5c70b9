package uk.careforms.engine.internal.pack.schema;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everit.json.schema.CombinedSchema;
import org.everit.json.schema.FormatValidator;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.everit.json.schema.loader.SchemaLoader;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.json.JsonPlace;

/**
 * A schema made ready once for many validations. Thread-safe.
 *
 * <p>Nothing is ever fetched, patterns run in linear time, and what is handed to the validator is bounded: see {@link
 * OrgJson}.
 */
public final class CompiledSchema {

    private static final Set<String> WITH_CAUSES = Set.of("allOf", "then", "else");
    private static final ThreadLocal<LocalDate> TODAY = new ThreadLocal<>();

    private final Schema schema;

    /** The object that holds all answers: the schema without its conditions. */
    private final Schema whole;

    private CompiledSchema(Schema schema) {
        this.schema = schema;
        this.whole = schema instanceof CombinedSchema all
                ? all.getSubschemas().stream()
                        .filter(CompiledSchema::isClosed)
                        .findFirst()
                        .orElse(schema)
                : schema;
    }

    private static boolean isClosed(Schema schema) {
        return schema instanceof ObjectSchema object && !object.permitsAdditionalProperties();
    }

    /** Compiles a schema that {@link SchemaCompiler} wrote. */
    public static CompiledSchema of(JsonObject json) {
        SchemaLoader.SchemaLoaderBuilder loader = SchemaLoader.builder()
                .enableOverrideOfBuiltInFormatValidators()
                .draftV7Support()
                .schemaClient(address -> {
                    throw new CareFormsException(Fault.SETUP, "A schema must not refer to anything outside itself");
                })
                .regexpFactory(new BoundedPatterns())
                .schemaJson(OrgJson.schema(json));
        for (AnswerFormat format : AnswerFormat.values()) {
            loader.addFormatValidator(new Format(format));
        }
        return new CompiledSchema(loader.build().load().build());
    }

    /**
     * Everything the schema holds against the answers, in no particular order.
     *
     * @param today the day in Europe/London for formats like {@code birth-date}
     */
    public List<Failure> failures(JsonObject answers, LocalDate today) {
        return failures(schema, OrgJson.answers(answers), "", today);
    }

    /** What the part of the schema at a place holds against the answer there; the failures' pointers are those of the whole. */
    public List<Failure> failures(JsonPlace place, JsonValue answer, LocalDate today) {
        return failures(part(place), OrgJson.answer(answer), place.pointer(), today);
    }

    private Schema part(JsonPlace place) {
        Schema part = whole;
        for (String key : place.keys()) {
            Schema below = part instanceof ObjectSchema object
                    ? object.getPropertySchemas().get(key)
                    : null;
            if (below == null) {
                throw new CareFormsException(Fault.BUG, "The form's schema has no part for '" + place.pointer() + "'");
            }
            part = below;
        }
        return part;
    }

    private static List<Failure> failures(Schema schema, Object answers, String place, LocalDate today) {
        TODAY.set(today);
        try {
            Validator.builder().build().performValidation(schema, answers);
            return List.of();
        } catch (ValidationException invalid) {
            List<Failure> failures = new ArrayList<>();
            gather(invalid, place, failures);
            return failures;
        } finally {
            TODAY.remove();
        }
    }

    private static void gather(ValidationException invalid, String at, List<Failure> failures) {
        List<ValidationException> causes = invalid.getCausingExceptions();
        String keyword = invalid.getKeyword();
        if (causes.isEmpty() || (keyword != null && !WITH_CAUSES.contains(keyword))) {
            failures.add(failure(invalid, at, keyword == null ? "" : keyword));
        } else if ("else".equals(keyword)) {
            gather(causes.get(causes.size() - 1), at, failures); // the first cause is only why "if" did not hold
        } else {
            causes.forEach(cause -> gather(cause, at, failures));
        }
    }

    private static Failure failure(ValidationException invalid, String at, String keyword) {
        String pointer = invalid.getPointerToViolation();
        String place = pointer == null || pointer.length() < 2 ? "" : pointer.substring(1);
        return new Failure(
                at + place,
                keyword,
                switch (keyword) {
                    case "required" -> between(invalid.getErrorMessage(), "required key [", "] not found");
                    case "format" -> invalid.getErrorMessage();
                    default -> "";
                });
    }

    private static String between(String message, String before, String after) {
        return message.startsWith(before) && message.endsWith(after)
                ? message.substring(before.length(), message.length() - after.length())
                : "";
    }

    /** One of our formats, as Everit wants it: the problem's code stands in place of a message. */
    private record Format(AnswerFormat format) implements FormatValidator {

        @Override
        public String formatName() {
            return format.text();
        }

        @Override
        public Optional<String> validate(String text) {
            return format.fault(text, TODAY.get());
        }
    }
}
