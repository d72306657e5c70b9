package uk.careforms.engine.internal.pack.read;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.spi.Notice;
import uk.careforms.api.spi.ProcessSource.VariableType;
import uk.careforms.engine.form.CaseOutcome;
import uk.careforms.engine.form.Condition;
import uk.careforms.engine.form.FormAbout;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.TaskKind;
import uk.careforms.engine.internal.migrate.DraftMigration;

/**
 * Everything that {@code form.json} and {@code schema.json} say, read into values.
 *
 * @param decisions by name, in the order in which they may build on each other
 * @param connectors the path of the mapping in the pack, by the connector's name in the installation; further mappings of a
 *     connector by its name, {@link #ALSO} and theirs
 * @param migrations how drafts of earlier versions may be brought to this one, by that version
 */
public record FormSpec(
        FormVersion formVersion,
        FormAbout about,
        List<Page> pages,
        Map<String, List<DecisionEntry>> decisions,
        Map<String, VariableType> variables,
        Map<String, TaskKind> tasks,
        Map<String, CaseOutcome> outcomes,
        Map<String, LetterSpec> letters,
        Map<String, String> connectors,
        Map<Integer, DraftMigration> migrations) {

    /** Stands between a connector and the name of a further mapping of it: {@code crm/decision}. */
    public static final String ALSO = "/";

    public FormSpec {
        decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
        variables = Map.copyOf(variables);
        migrations = Map.copyOf(migrations);
        letters = Collections.unmodifiableMap(new LinkedHashMap<>(letters));
        connectors = Collections.unmodifiableMap(new LinkedHashMap<>(connectors));
    }

    /**
     * One table of a decision, in force from a day until the next entry's day.
     *
     * @param table its path in the pack
     * @param facts where each input of the table comes from
     * @param publishes which outcomes become process variables
     * @param pointer where the entry stands in {@code form.json}
     */
    public record DecisionEntry(
            String table,
            LocalDate validFrom,
            String status,
            String source,
            Map<String, Fact> facts,
            List<String> publishes,
            String pointer) {
        public DecisionEntry {
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
            publishes = List.copyOf(publishes);
        }
    }

    /** Where an input of a decision comes from. */
    public sealed interface Fact {
        /** An answer, by pointer. */
        record Answer(String pointer) implements Fact {}

        /** An outcome of an earlier decision. */
        record Earlier(String decision, String key) implements Fact {}

        /**
         * A figure of the newest calculation for the case: {@code status}, {@code contribution} in pounds a week, {@code provisional},
         * {@code deprivation} or {@code overridden}.
         */
        record Calculated(String calculation, String figure) implements Fact {
            /** Those there are. */
            public static final List<String> FIGURES =
                    List.of("status", "contribution", "provisional", "deprivation", "overridden");
        }

        /** Something about the submission itself. */
        record Meta(MetaFact name) implements Fact {}
    }

    /** What is known of a submission besides its answers. */
    public enum MetaFact {
        /** {@code web}, {@code assisted}, {@code api} or {@code gp}. */
        CHANNEL("channel"),
        /** The day in Europe/London. */
        SUBMITTED_DATE("submittedDate"),
        /** Full years on that day, from the person's date of birth; a number. */
        AGE_IN_YEARS("ageInYears"),
        /** Like {@code LS1}. */
        POSTCODE_DISTRICT("postcodeDistrict"),
        /** The team the council names for that district. */
        LOCALITY("locality");

        private final String text;

        MetaFact(String text) {
            this.text = text;
        }

        /** The word a pack uses. */
        public String text() {
            return text;
        }
    }

    /**
     * A letter or notice.
     *
     * @param template its path in the pack
     * @param to pointer to an address; empty when it goes to the team's own
     * @param when on the visible answers
     * @param kept whether its text is kept with the case, also when it goes to nobody
     * @param uses the pointers of the answers its text may show, by their names in the template
     */
    public record LetterSpec(
            String name,
            String template,
            Notice.Kind kind,
            Optional<String> to,
            Condition when,
            String subject,
            boolean kept,
            Map<String, String> uses) {
        public LetterSpec {
            uses = Map.copyOf(uses);
        }
    }
}
