package uk.careforms.engine.internal.pack;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import uk.careforms.engine.form.AnswerFormat;

/** Another validator, which passes every required test of draft-07, over a schema as we publish it. */
final class Oracle {

    private final Schema schema;

    Oracle(JsonObject published, LocalDate today) {
        List<Format> formats = Arrays.stream(AnswerFormat.values())
                .map(format -> (Format) new Ours(format, today))
                .toList();
        Dialect dialect = Dialect.builder(Dialects.getDraft7())
                .formats(known -> formats.forEach(format -> known.put(format.getName(), format)))
                .build();
        this.schema = SchemaRegistry.withDialect(dialect).getSchema(published.toString(), InputFormat.JSON);
    }

    boolean accepts(JsonObject answers) {
        return schema.validate(
                        answers.toString(),
                        InputFormat.JSON,
                        (ExecutionContext context) ->
                                context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty();
    }

    private record Ours(AnswerFormat format, LocalDate today) implements Format {

        @Override
        public String getName() {
            return format.text();
        }

        @Override
        public boolean matches(ExecutionContext context, String text) {
            return format.fault(text, today).isEmpty();
        }
    }
}
