package uk.careforms.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Fault;
import uk.careforms.api.model.FormVersion;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.internal.store.Database;
import uk.careforms.engine.internal.store.DraftTable;
import uk.careforms.engine.internal.store.InvitationLinkTable;
import uk.careforms.engine.internal.store.InvitationNoticeTable;
import uk.careforms.engine.internal.store.InvitationTable;
import uk.careforms.engine.internal.tokens.Token;

/** Makes invitations, and new links and codes for those there are. */
final class Inviting {

    private final Database database;
    private final Clock clock;
    private final Forms forms;
    private final InvitationPost post;

    Inviting(Database database, Clock clock, Forms forms, InvitationPost post) {
        this.database = database;
        this.clock = clock;
        this.forms = forms;
        this.post = post;
    }

    Invited invite(InvitationRequest request, String actor) {
        if (post.hasNoAddress()) {
            throw new CareFormsException(
                    Fault.SETUP, "No base URL is set, so nobody can be invited; set it with baseUrl(address)");
        }
        InvitationCheck check = new InvitationCheck(forms.today());
        Optional<FormDefinition> form = forms.newest(request.form());
        if (form.filter(found -> !found.about().sends()).isPresent()) {
            check.wrong(
                    "/form", "form.sends-nothing", "Nobody is invited to a form that is not sent; give its address");
        }
        if (form.isEmpty()) {
            check.wrong("/form", "form.unknown", "There is no such form; choose one of those that are installed");
        }
        String address = check.address(request.channel(), request.address());
        String client = check.clientReference(request.clientReference());
        Answers answers =
                form.map(found -> check.answers(found, request.answers())).orElse(Answers.NONE);
        if (!check.problems().isEmpty()) {
            return new Invited.Wrong(check.problems());
        }
        return made(form.orElseThrow(), request, address, client, answers, actor);
    }

    private Invited made(
            FormDefinition form,
            InvitationRequest request,
            String address,
            String client,
            Answers answers,
            String actor) {
        Instant now = clock.instant();
        FormVersion version = form.formVersion();
        InvitationTimes times = new InvitationTimes(forms.pack(version).invitation());
        String id = UUID.randomUUID().toString();
        String code = Token.letters(InvitationPost.CODE_LENGTH);
        InvitationTable.Row row = NewInvitation.row(
                id,
                version,
                Token.hash(Token.fresh()),
                client,
                request,
                address,
                actor,
                InvitationPost.codeHash(id, code),
                times.firstReminder(now),
                now,
                times.expiry(now));
        Instant kept = now.plusSeconds(form.about().retention().draftDays() * 86_400L);
        Draft draft = new Draft(
                "-",
                version,
                Channel.WEB,
                answers,
                form.pages().get(0).id(),
                1,
                now,
                kept.isAfter(row.expiresAt()) ? kept : row.expiresAt());
        InvitationNoticeTable.Row notice = database.inTransaction(handle -> {
            DraftTable.add(handle, row.draftHash(), draft);
            DraftTable.invite(handle, row.draftHash(), id);
            Prefills.note(
                    handle, row.draftHash(), form, answers.json(), new Origin("", "invitation", post.whoKnows(), now));
            InvitationTable.add(handle, row);
            Drafts.event(handle, now, "draft.started", row.draftHash(), draft);
            InvitationPost.event(handle, now, "invitation.sent", row, actor, InvitationPost.detail(row));
            return InvitationPost.plan(handle, row, row.channel(), "INVITE", actor, now);
        });
        return sent(id, notice, code);
    }

    /** Makes a new code and link; empty when nobody could still open it. */
    Optional<Invited> renew(InvitationTable.Row row, Notice.Kind channel, String address, String actor) {
        Instant now = clock.instant();
        String id = row.id();
        if (!row.expiresAt().isAfter(now) || !(row.isOpen() || row.state().equals(InvitationState.DECLINED.name()))) {
            return Optional.empty();
        }
        InvitationCheck check = new InvitationCheck(forms.today());
        String where = check.address(channel, address);
        if (!check.problems().isEmpty()) {
            return Optional.of(new Invited.Wrong(check.problems()));
        }
        String code = Token.letters(InvitationPost.CODE_LENGTH);
        Optional<Instant> next = row.nextReminder()
                .or(() -> new InvitationTimes(forms.pack(row.formVersion()).invitation())
                        .nextReminder(row, row.reminders(), now));
        Optional<InvitationNoticeTable.Row> notice = database.inTransaction(handle -> {
            if (!InvitationTable.renew(handle, row, channel.text(), where, InvitationPost.codeHash(id, code), next)) {
                return Optional.empty();
            }
            InvitationLinkTable.endAll(handle, id);
            InvitationNoticeTable.dropWaiting(handle, id, "A new link was made; this one is not sent");
            InvitationPost.event(
                    handle,
                    now,
                    "invitation.renewed",
                    row,
                    actor,
                    InvitationPost.detail(row).add("channel", channel.text()));
            return Optional.of(InvitationPost.plan(handle, row, channel.text(), "RENEW", actor, now));
        });
        return notice.map(planned -> sent(id, planned, code));
    }

    private Invited sent(String id, InvitationNoticeTable.Row notice, String code) {
        boolean paper = notice.kind().equals(Notice.Kind.LETTER.text());
        String link =
                post.attempt(notice).map(sending -> post.link(sending.token())).orElse("");
        boolean handedOver = database.with(handle -> InvitationNoticeTable.of(handle, id)).stream()
                .anyMatch(
                        one -> one.id().equals(notice.id()) && one.state().equals(InvitationNotice.State.SENT.name()));
        InvitationTable.Row row =
                database.with(handle -> InvitationTable.find(handle, id)).orElseThrow();
        InvitationRecord record = InvitationRecord.of(row, clock.instant());
        return new Invited.Made(record, paper ? "" : link, paper ? "" : code, handedOver);
    }
}
