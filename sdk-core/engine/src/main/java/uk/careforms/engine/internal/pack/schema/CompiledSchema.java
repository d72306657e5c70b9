package uk.careforms.engine.internal.pack.schema;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everit.json.schema.FormatValidator;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.everit.json.schema.loader.SchemaLoader;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.engine.form.AnswerFormat;

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

    private CompiledSchema(Schema schema) {
        this.schema = schema;
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
        TODAY.set(today);
        try {
            Validator.builder().build().performValidation(schema, OrgJson.answers(answers));
            return List.of();
        } catch (ValidationException invalid) {
            List<Failure> failures = new ArrayList<>();
            gather(invalid, failures);
            return failures;
        } finally {
            TODAY.remove();
        }
    }

    private static void gather(ValidationException invalid, List<Failure> failures) {
        List<ValidationException> causes = invalid.getCausingExceptions();
        String keyword = invalid.getKeyword();
        if (causes.isEmpty() || (keyword != null && !WITH_CAUSES.contains(keyword))) {
            failures.add(failure(invalid, keyword == null ? "" : keyword));
        } else if ("else".equals(keyword)) {
            gather(causes.get(causes.size() - 1), failures); // the first cause is only why "if" did not hold
        } else {
            causes.forEach(cause -> gather(cause, failures));
        }
    }

    private static Failure failure(ValidationException invalid, String keyword) {
        String pointer = invalid.getPointerToViolation();
        String place = pointer == null || pointer.length() < 2 ? "" : pointer.substring(1);
        return new Failure(
                place,
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
