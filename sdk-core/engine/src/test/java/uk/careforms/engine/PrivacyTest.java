package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.internal.store.TestDatabase;
import uk.careforms.testkit.Leaks;

/** Where a person's words may be, and where they must never be. */
class PrivacyTest {

    private static final List<String> CANARIES = List.of(
            "Philippa-Canary",
            "Sparrow",
            "9990000018",
            "999 000 0018",
            "1941-03-27",
            "philippa.canary@example.org",
            "Cannot wash without her neighbour");

    /** At its finest the driver logs the wire itself; nobody runs a council on that. Held, or the logger forgets its level. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    @BeforeAll
    static void the_wire_is_not_logged() {
        DRIVER.setLevel(Level.INFO);
    }

    @ParameterizedTest
    @EnumSource
    void no_answer_reaches_the_workflows_tables_the_feed_or_the_log(TestDatabase kind) throws SQLException {
        try (Leaks leaks = new Leaks();
                TestDoor door = new TestDoor(kind)) {
            door.crm.answerNext(new Delivery.Refused("no", "The queue does not exist"));
            door.notices.answerNext(new Delivery.TryLater(Duration.ZERO, "Busy"));
            door.connector.dieNext();
            Draft draft = door.filledIn();
            Resume resume = door.forms.drafts().resume(draft.id()).orElseThrow();
            Reference reference = TestDoor.receipt(door.submit(draft)).reference();
            door.forms.runDue();
            leaks.hear(door.forms.drafts().find(draft.id()));
            leaks.hear(door.find(reference));
            leaks.hear(resume);
            door.forms.deliveries().list(Optional.empty(), 100).forEach(leaks::hear);

            leaks.assertNone(CANARIES);
            leaks.assertNone(List.of(draft.id(), resume.token(), resume.code()));
            List<String> texts = texts(door, "ACT_");
            assertThat(texts).anyMatch(text -> text.contains(reference.text()));
            assertThat(texts).noneMatch(PrivacyTest::tells);
            assertThat(texts(door, "CF_EVENT")).noneMatch(PrivacyTest::tells);
            assertThat(texts(door, "CF_DELIVERY")).noneMatch(PrivacyTest::tells);
            assertThat(texts(door, "CF_SUBMISSION")).anyMatch(PrivacyTest::tells);
        }
    }

    private static boolean tells(String text) {
        return CANARIES.stream().anyMatch(text::contains);
    }

    /** Every column of every row of the tables whose names begin like this, bytes read as text. */
    private static List<String> texts(TestDoor door, String prefix) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = door.pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection.getMetaData(), prefix)) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            Object value = rows.getObject(column);
                            texts.add(
                                    value instanceof byte[] bytes
                                            ? new String(bytes, StandardCharsets.ISO_8859_1)
                                            : String.valueOf(rows.getString(column)));
                        }
                    }
                }
            }
        }
        return texts;
    }

    private static List<String> tables(DatabaseMetaData database, String prefix) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = database.getTables(null, null, null, new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                String name = found.getString("TABLE_NAME");
                if (name.toUpperCase(Locale.ROOT).startsWith(prefix)) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }
}
