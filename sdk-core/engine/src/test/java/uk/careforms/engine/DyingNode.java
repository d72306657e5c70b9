package uk.careforms.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.testkit.InMemoryCases;
import uk.careforms.testkit.InMemoryNotices;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** A node in a process of its own that accepts forms, says so, and goes on until it is killed. */
final class DyingNode {

    static final String NAME = "dying";

    private DyingNode() {}

    /** Takes the database's address and a user's name. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        InMemoryCases crm = new InMemoryCases("crm");
        CareForms forms = CareForms.builder()
                .database(pool(args[0], args[1]))
                .packs(FormPacks.folder(TestDoor.packs()))
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .connector("crm", crm)
                .people("crm", crm)
                .notices(new InMemoryNotices("notices"))
                .node(NAME)
                .build();
        while (true) {
            Draft draft = forms.drafts().start("ask-help", Channel.WEB);
            forms.drafts().save(draft.id(), draft.row(), TestDoor.answers(), Optional.empty());
            out.println("accepted "
                    + TestDoor.receipt(forms.submissions().submit(draft.id(), Optional.empty()))
                            .reference());
        }
    }

    static HikariDataSource pool(String url, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setMaximumPoolSize(20);
        return new HikariDataSource(config);
    }
}
