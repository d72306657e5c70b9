package uk.careforms.forms.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Channel;
import uk.careforms.api.model.Draft;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.Resume;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.json.MergePatch;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Part-filled forms. Whoever has a draft's id may read and change it. */
final class DraftCalls {

    private static final String GONE = "There is no such draft; it may have expired";

    private final CareForms forms;

    DraftCalls(CareForms forms) {
        this.forms = forms;
    }

    Reply start(Exchange exchange, JsonObject body) {
        Optional<String> form = Said.text(body, "form");
        if (form.isEmpty()) {
            return ProblemReply.member(
                    "/form", "required", "Say which form to start, one of those that GET /forms lists");
        }
        if (forms.form(form.get()).isEmpty()) {
            return ProblemReply.member(
                    "/form", "form.unknown", "There is no such form; the forms are listed at /forms");
        }
        Optional<Channel> channel = body.containsKey("channel")
                ? Said.text(body, "channel").flatMap(Channel::parse)
                : Optional.of(Channel.API);
        if (channel.isEmpty()) {
            return ProblemReply.member("/channel", "channel.unknown", "Use \"web\", \"assisted\", \"api\" or \"gp\"");
        }
        Draft draft = forms.drafts().start(form.get(), channel.get());
        JsonObjectBuilder said = about(draft).add("resume", resume(draft));
        return Reply.json(201, said.build())
                .with("ETag", tag(draft))
                .with("Location", exchange.base() + "/api/drafts/" + draft.id());
    }

    private JsonValue resume(Draft draft) {
        Optional<Resume> resume = forms.baseUrl().isPresent() ? forms.drafts().resume(draft.id()) : Optional.empty();
        return resume.<JsonValue>map(made -> Said.JSON
                        .createObjectBuilder()
                        .add("link", made.link())
                        .add("code", made.code())
                        .add("expiresAt", Said.at(made.expiresAt()))
                        .build())
                .orElse(JsonValue.NULL);
    }

    Reply read(Exchange exchange) {
        Optional<Draft> draft = forms.drafts().find(exchange.value("draft"));
        if (draft.isEmpty()) {
            return ProblemReply.of(404, GONE);
        }
        JsonObjectBuilder said = about(draft.get())
                .add("channel", draft.get().channel().text())
                .add("startedAt", Said.at(draft.get().startedAt()))
                .add("expiresAt", Said.at(draft.get().expiresAt()))
                .add("answers", draft.get().answers().json())
                .add("origins", Said.list(forms.prefill().origins(draft.get()), origin -> Said.JSON
                        .createObjectBuilder()
                        .add("pointer", origin.pointer())
                        .add("source", origin.source())
                        .add("from", origin.from())
                        .add("at", Said.at(origin.at()))))
                .add("problems", ProblemReply.list(forms.drafts().problems(draft.get())));
        return Reply.json(200, said.build()).with("ETag", tag(draft.get()));
    }

    /** The body is a patch on the answers, or on {@code {"answers": …, "page": …}} as reading a draft shows them. */
    Reply save(Exchange exchange, JsonObject body) {
        Optional<String> match = exchange.header("If-Match");
        if (match.isEmpty()) {
            return ProblemReply.of(428, "Send the row you have read as If-Match, like If-Match: \"3\"");
        }
        String row = match.get().trim().replace("\"", "");
        if (!row.matches("[0-9]{1,18}")) {
            return ProblemReply.of(400, "If-Match must be the row of the draft in quotation marks, like \"3\"");
        }
        boolean whole = body.get("answers") instanceof JsonObject
                && List.of("answers", "page").containsAll(body.keySet());
        JsonObject patch = whole ? body.getJsonObject("answers") : body;
        return forms.drafts()
                .find(exchange.value("draft"))
                .map(draft ->
                        save(draft, Long.parseLong(row), patch, whole ? Said.text(body, "page") : Optional.empty()))
                .orElseGet(() -> ProblemReply.of(404, GONE));
    }

    private Reply save(Draft draft, long row, JsonObject patch, Optional<String> asked) {
        FormDefinition form = forms.form(draft.formVersion());
        if (asked.filter(page -> form.page(page).isEmpty()).isPresent()) {
            return ProblemReply.member("/page", "page.unknown", "The form has no page with this id");
        }
        Optional<String> page = asked.or(() -> nextPage(form, draft, patch));
        return forms.drafts()
                .save(draft.id(), row, patch, page)
                .fold(
                        stored -> Reply.json(
                                        200,
                                        Said.JSON
                                                .createObjectBuilder()
                                                .add("row", stored.draft().row())
                                                .add("page", stored.draft().page())
                                                .add("problems", ProblemReply.list(stored.problems()))
                                                .build())
                                .with("ETag", tag(stored.draft())),
                        stale -> ProblemReply.of(
                                        412, "Somebody has saved since this row was read; read the draft again")
                                .with("ETag", tag(stale.draft())),
                        already -> ProblemReply.of(
                                409,
                                "The form has been sent under "
                                        + already.receipt().reference()),
                        gone -> ProblemReply.of(404, GONE));
    }

    /** The first page with a required question that will still be unanswered. */
    private static Optional<String> nextPage(FormDefinition form, Draft draft, JsonObject patch) {
        JsonObject answers = MergePatch.apply(draft.answers().json(), patch);
        return form.walk(form.normalised(new Answers(answers)))
                .firstUnanswered()
                .map(PageView::id);
    }

    private static JsonObjectBuilder about(Draft draft) {
        return Said.JSON
                .createObjectBuilder()
                .add("id", draft.id())
                .add("form", draft.formVersion().form())
                .add("version", draft.formVersion().version())
                .add("row", draft.row())
                .add("page", draft.page());
    }

    private static String tag(Draft draft) {
        return "\"" + draft.row() + "\"";
    }

    /** What is wrong with the answers of a draft that could not be sent. */
    static Reply notSent(List<Problem> problems) {
        return ProblemReply.of(422, "The form cannot be sent yet; put these answers right first", problems);
    }
}
