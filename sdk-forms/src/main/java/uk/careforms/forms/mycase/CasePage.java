package uk.careforms.forms.mycase;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.careforms.api.model.Reference;
import uk.careforms.engine.CaseMessage;
import uk.careforms.engine.CaseProgress;
import uk.careforms.engine.EvidenceItem;
import uk.careforms.engine.Satisfaction;
import uk.careforms.forms.layout.Frame;
import uk.careforms.forms.layout.Thermometer;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.mycase.Entrance.Inside;
import uk.careforms.forms.templates.View;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** Where things are, in plain words; what we still need; messages and letters; and what to do when something changes. */
final class CasePage {

    static final String QUESTION = "Overall, how did you feel about how we worked this out and decided?";

    private final Entrance entrance;
    private final LettersShown letters;

    /** The letters that a person may read here, as views with {@code letterTitle}, {@code letterWhen} and {@code letterLines}. */
    @FunctionalInterface
    interface LettersShown {
        List<View> of(Reference reference);
    }

    CasePage(Entrance entrance, LettersShown letters) {
        this.entrance = entrance;
        this.letters = letters;
    }

    Reply show(Exchange exchange, Inside in) {
        return show(exchange, in, "");
    }

    /** What somebody thinks of how it went, once it is decided; told once. */
    Reply satisfaction(Exchange exchange, Inside in) {
        if (!isDecided(in)) {
            return entrance.seeOther(exchange, in.path());
        }
        String score = exchange.form().text("score");
        if (!Thermometer.isScore(score)) {
            return show(exchange, in, "Select how you felt about the assessment and the decision");
        }
        entrance.forms()
                .satisfaction()
                .give(
                        Optional.of(in.reference()),
                        in.progress().formVersion().form(),
                        Satisfaction.Stage.DECISION,
                        Integer.parseInt(score),
                        exchange.form().text("words"));
        return entrance.seeOther(exchange, in.path());
    }

    private static boolean isDecided(Inside in) {
        return in.progress().decidedAt().or(in.progress()::closedAt).isPresent();
    }

    private Reply show(Exchange exchange, Inside in, String error) {
        List<EvidenceItem> items = entrance.forms().evidence().of(in.reference());
        List<CaseMessage> messages = entrance.forms().messages().of(in.reference());
        long unread = messages.stream()
                .filter(message -> !message.fromPerson() && message.readAt().isEmpty())
                .count();
        long wanted = items.stream()
                .filter(item -> item.outstanding() && !item.checking())
                .count();
        String path = exchange.base() + in.path();
        View view = new View()
                .text("caption", entrance.formTitle(in))
                .text("reference", in.reference().text())
                .text("sentence", sentence(in.progress(), wanted))
                .views("stages", stages(in.progress(), items, wanted))
                .views("items", items.stream().map(item -> item(item, path)).toList())
                .text("messagesHref", path + "/messages")
                .text("unread", unread == 0 ? "" : unread == 1 ? "1 new message" : unread + " new messages")
                .text("changeHref", path + "/change")
                .views("letters", letters.of(in.reference()));
        if (isDecided(in)) {
            boolean told = entrance.forms().satisfaction().isGiven(in.reference(), Satisfaction.Stage.DECISION);
            Thermometer.on(
                    view,
                    QUESTION,
                    told ? "" : path + "/satisfaction",
                    "",
                    exchange.form().text("words"),
                    error);
        }
        return entrance.page(
                exchange, error.isEmpty() ? 200 : 422, frame(in).errors(!error.isEmpty()), "my-case", view);
    }

    private Frame frame(Inside in) {
        return Frame.of("Where your form is", entrance.formTitle(in), in.path());
    }

    private static String sentence(CaseProgress progress, long wanted) {
        if (progress.outcome().isPresent()) {
            return "This is finished: " + progress.outcome().get() + ".";
        }
        if (wanted > 0) {
            return "We are waiting for you to send us " + (wanted == 1 ? "1 thing." : wanted + " things.");
        }
        return switch (progress.status()) {
            case "query" -> "We have a question for you. Read your messages.";
            case "in-review", "under-review" -> "A person is looking at it again.";
            default -> {
                if (progress.decidedAt().isPresent()) {
                    yield "A person has decided. Tell us when something changes.";
                }
                yield progress.workedOut()
                        ? "We have worked it out. A person checks it and decides."
                        : "We are looking at your form. You do not need to do anything now.";
            }
        };
    }

    private static List<View> stages(CaseProgress progress, List<EvidenceItem> items, long wanted) {
        List<View> stages = new ArrayList<>();
        stages.add(stage("You sent your form", "Done, " + When.day(progress.submittedAt()), true));
        boolean outstanding = items.stream().anyMatch(EvidenceItem::outstanding);
        String papers = items.isEmpty()
                ? "Nothing needed"
                : !outstanding ? "Done" : wanted == 0 ? "We are checking your files" : "We need something from you";
        boolean closed = progress.outcome().isPresent();
        stages.add(stage("You send us what we need", closed && outstanding ? "Closed" : papers, !outstanding));
        stages.add(stage(
                "We work it out", progress.workedOut() ? "Done" : closed ? "Closed" : "Not yet", progress.workedOut()));
        stages.add(stage(
                "A person decides",
                progress.decidedAt()
                        .or(progress::closedAt)
                        .map(at -> "Done, " + When.day(at))
                        .orElse("Not yet"),
                closed || progress.decidedAt().isPresent()));
        return stages;
    }

    private static View stage(String name, String state, boolean done) {
        return new View().text("stage", name).text("stageState", state).text("stageColour", done ? "green" : "grey");
    }

    private static View item(EvidenceItem item, String path) {
        return new View()
                .text("itemTitle", item.title())
                .text("itemLabel", item.label())
                .text("itemHint", item.outstanding() ? item.hint() : "")
                .text("itemState", ItemWords.forPerson(item))
                .text("itemColour", ItemWords.colour(item))
                .text("itemNote", item.note())
                .text("itemHref", item.state() == EvidenceItem.State.WAIVED ? "" : path + "/evidence/" + item.number())
                .flag("itemWanted", item.outstanding());
    }
}
