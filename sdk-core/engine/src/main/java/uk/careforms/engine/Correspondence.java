package uk.careforms.engine;

import java.time.Clock;
import java.util.Optional;
import uk.careforms.api.spi.WorkflowEngine;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.internal.steps.MessageNotices;
import uk.careforms.engine.internal.store.Database;

/** What goes to and fro between a case's officers and its person. */
record Correspondence(Evidence evidence, Messages messages, CaseLinks links, CaseChores chores) {

    /** What it stands on. */
    record House(
            Database database,
            Clock clock,
            Forms forms,
            Council council,
            WorkflowEngine workflow,
            Optional<String> baseUrl) {}

    static Correspondence between(House house, MessageNotices notices, CaseUploads uploads) {
        Database database = house.database();
        Clock clock = house.clock();
        EvidenceChanges changes = new EvidenceChanges(database, house.workflow());
        MessageSender sender = new MessageSender(database, clock, house.forms(), house.council(), notices);
        CaseLinks links = new CaseLinks(database, clock, house.forms(), house.baseUrl());
        return new Correspondence(
                new Evidence(database, clock, house.forms(), changes, uploads),
                new Messages(database, clock, house.workflow(), sender),
                links,
                new CaseChores(new EvidenceSweep(database, clock, changes), sender, links));
    }
}
