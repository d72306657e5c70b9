package uk.careforms.examples.headless;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Sent;
import uk.careforms.api.spi.Settings;
import uk.careforms.charging.Charging;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.FormPacks;
import uk.careforms.engine.files.FolderFiles;
import uk.careforms.systems.clamav.ClamAv;
import uk.careforms.systems.dynamics.DynamicsCases;
import uk.careforms.systems.notify.NotifyNotices;
import uk.careforms.workflow.FlowableWorkflow;
import uk.careforms.workflow.KieDecisions;

/** Sends one referral from a program: no pages, no servlet. */
public final class Headless {

    private Headless() {}

    /**
     * Opens a front door, as a council's own application does once when it starts.
     *
     * @param crm where the case system is: see {@code DynamicsCases}
     * @param notify where notices go: see {@code NotifyNotices}
     * @param folder where files are kept that people add to forms
     * @param clamav what scans them: see {@code ClamAv}
     */
    public static CareForms open(DataSource database, Settings crm, Settings notify, Path folder, Settings clamav) {
        // tag::open[]
        DynamicsCases dynamics = DynamicsCases.connect(crm);
        CareForms forms = CareForms.builder()
                .database(database)
                .packs(FormPacks.all())
                .workflow(FlowableWorkflow.factory())
                .decisions(KieDecisions.create())
                .calculation(Charging.create())
                .connector("crm", dynamics)
                .people("crm", dynamics.people())
                .notices(NotifyNotices.connect(notify))
                .files(FolderFiles.in(folder))
                .scanner(ClamAv.connect(clamav))
                .build();
        // end::open[]
        return forms;
    }

    /** Fills in a form and sends it; what is wrong with the answers comes back as problems. */
    public static Sent send(CareForms forms, String form, JsonObject answers) {
        // tag::send[]
        Draft draft = forms.drafts().start(form, Channel.API);
        forms.drafts().save(draft.id(), draft.row(), answers, Optional.empty());
        Sent sent = forms.submissions().submit(draft.id(), Optional.empty());
        // end::send[]
        return sent;
    }
}
