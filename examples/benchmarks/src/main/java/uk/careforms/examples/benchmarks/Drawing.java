package uk.careforms.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import uk.careforms.api.model.Answers;
import uk.careforms.engine.form.PageView;
import uk.careforms.engine.form.QuestionView;
import uk.careforms.forms.questions.FieldViews;
import uk.careforms.forms.questions.Typed;
import uk.careforms.forms.templates.Templates;
import uk.careforms.forms.templates.View;
import uk.careforms.testkit.InMemoryCases;

/** Drawing a page of twelve fields with the servlet's own views and templates. */
final class Drawing implements Scenario {

    private static final String WHOLE = "views and template";
    private static final String FILLED = "template only";
    private static final String COMPILED = "compiled for each page";
    private static final int FIELDS = 12;

    @Override
    public String name() {
        return "page-of-12";
    }

    @Override
    public Report run(Effort effort) throws Exception {
        MadeUpForm form = MadeUpForm.REFERRAL;
        Report report =
                new Report(name(), "A page of twelve fields, filled in, as the servlet draws it: HTML as a text.");
        try (Memory memory = new Memory();
                Door door =
                        Door.open(memory.pool(), Door.packs(List.of(form)), new InMemoryCases("crm"), "bench", false)) {
            PageView page = door.forms
                    .form(form.id())
                    .orElseThrow()
                    .walk(new Answers(form.answers()))
                    .page("part-b")
                    .orElseThrow();
            Templates templates = new Templates();
            View ready = view(page);
            String html = templates.fill("page", ready);
            if (page.questions().size() != FIELDS || html.split("govuk-form-group", -1).length <= FIELDS) {
                throw new IllegalStateException("The page does not show its twelve fields");
            }
            List<Way> ways = List.of(
                    new Way(WHOLE, () -> templates.fill("page", view(page))),
                    new Way(FILLED, () -> templates.fill("page", ready)),
                    new Way(COMPILED, () -> new Templates().fill("page", ready)));
            if (!effort.isSmoke()) {
                new Rounds(1, 2, effort.of(6_000)).run(ways);
            }
            Comparison compared = new Rounds(1, effort.rounds(), effort.of(2_000)).run(ways);
            int before = templates.compiled();
            new Rounds(4, 1, 4 * effort.of(1_000)).run(ways.subList(0, 1));
            report.table(
                    "one thread",
                    List.of("way", "a second", "CPU µs", "KB"),
                    ways.stream()
                            .map(way -> List.of(
                                    way.name(),
                                    Report.said(compared.of(way.name()).perSecond()),
                                    Report.said(compared.of(way.name()).cpuMicros()),
                                    Report.said(compared.of(way.name()).kilobytes())))
                            .toList());
            report.atMost("a page of 12 fields", 75, compared.of(WHOLE).cpuMicros(), " µs CPU");
            report.atMost(
                    "compiles while four threads draw the same page", 0, (double) templates.compiled() - before, "");
            report.note("The page has " + Report.said(html.length() / 1024.0) + " KB of HTML; " + before
                    + " templates were compiled for it, each once.");
        }
        return report;
    }

    private static View view(PageView page) {
        Typed typed = Typed.kept(page);
        List<View> fields = new ArrayList<>();
        StringBuilder asked = new StringBuilder();
        for (QuestionView question : page.questions()) {
            fields.add(FieldViews.of(question, typed, List.of(), false, ""));
            asked.append(question.at()).append(' ');
        }
        return new View()
                .text("heading", page.title())
                .text("section", page.page().section())
                .flag("ownHeading", true)
                .text("action", "/care/forms/made-up-referral/part-b")
                .text("row", "7")
                .text("asked", asked.toString())
                .views("fields", fields)
                .views("errors", List.of())
                .text("button", "Continue")
                .flag("canSave", true)
                .text("formToken", "a-token-of-forty-characters-or-thereabout")
                .text("base", "/care")
                .text("title", page.title() + " - A made-up form - Benchshire Council")
                .text("colour", "#1d4f5f")
                .text("council", "Benchshire Council")
                .text("service", "A made-up form")
                .text("serviceHref", "/care/forms/made-up-referral")
                .text("back", "/care/forms/made-up-referral/part-a")
                .text("phone", "01632 960001");
    }

    private record Way(String name, Runnable draw) implements Candidate {

        @Override
        public void once() {
            draw.run();
        }
    }
}
