package uk.careforms.forms.api;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.form.AnswerFormat;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.Choice;
import uk.careforms.engine.form.ContentBlock;
import uk.careforms.engine.form.FileRule;
import uk.careforms.engine.form.FileType;
import uk.careforms.engine.form.FormDefinition;
import uk.careforms.engine.form.Page;
import uk.careforms.engine.form.Question;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** The forms in force: their pages and texts, and the schema their submissions meet. */
final class FormCalls {

    private final CareForms forms;

    FormCalls(CareForms forms) {
        this.forms = forms;
    }

    Reply list(Exchange exchange) {
        return Reply.json(
                200,
                Said.JSON
                        .createObjectBuilder()
                        .add("forms", Said.list(forms.forms(), FormCalls::about))
                        .build());
    }

    Reply one(Exchange exchange) {
        return forms.form(exchange.value("form"))
                .map(form -> Reply.json(
                        200,
                        about(form)
                                .add("pages", Said.list(form.pages(), FormCalls::page))
                                .build()))
                .orElseGet(FormCalls::unknown);
    }

    Reply schema(Exchange exchange) {
        return forms.form(exchange.value("form"))
                .map(form ->
                        Reply.text(200, "application/schema+json", form.schema().toString()))
                .orElseGet(FormCalls::unknown);
    }

    static Reply unknown() {
        return ProblemReply.of(404, "There is no such form; the forms are listed at /forms");
    }

    private static JsonObjectBuilder about(FormDefinition form) {
        return Said.JSON
                .createObjectBuilder()
                .add("id", form.id())
                .add("form", form.id())
                .add("version", form.formVersion().version())
                .add("title", form.title())
                .add("owner", form.about().owner())
                .add("audience", Said.texts(form.about().audience()))
                .add("status", form.about().status())
                .add("legalBasis", form.about().legalBasis())
                .add("languages", Said.texts(form.about().languages()))
                .add("whatHappensNext", form.about().whatHappensNext());
    }

    private static JsonObjectBuilder page(Page page) {
        return Said.JSON
                .createObjectBuilder()
                .add("id", page.id())
                .add("section", page.section())
                .add("kind", page.kind() == Page.Kind.INTERRUPTION ? "interruption" : "question")
                .add("title", page.title())
                .add("when", page.when().schema())
                .add("content", Said.list(page.content(), FormCalls::block))
                .add("decision", Said.orNull(page.decision()))
                .add("questions", Said.list(page.questions(), FormCalls::question))
                .add("variants", Said.list(page.variants(), variant -> Said.JSON
                        .createObjectBuilder()
                        .add("when", variant.when().schema())
                        .add("title", Said.orNull(variant.title()))
                        .add("content", Said.list(variant.content(), FormCalls::block))));
    }

    private static JsonObjectBuilder block(ContentBlock block) {
        return Said.JSON
                .createObjectBuilder()
                .add("kind", block.kind().text())
                .add("label", block.label())
                .add("texts", Said.texts(block.texts()))
                .add("when", block.when().schema())
                .add("outcome", block.outcome());
    }

    private static JsonObjectBuilder question(Question question) {
        return Said.JSON
                .createObjectBuilder()
                .add("at", question.at())
                .add("title", question.words().title())
                .add("hint", Said.orNull(question.words().hint()))
                .add("required", question.required())
                .add("when", question.when().schema())
                .add("as", question.widget().text())
                .add("answer", shape(question.shape()))
                .add("autocomplete", Said.orNull(question.look().autocomplete()))
                .add("variants", Said.list(question.variants(), FormCalls::variant));
    }

    private static JsonObjectBuilder variant(Question.Variant variant) {
        return Said.JSON
                .createObjectBuilder()
                .add("when", variant.when().schema())
                .add("title", Said.orNull(variant.title()))
                .add("hint", Said.orNull(variant.hint()));
    }

    private static JsonObjectBuilder shape(AnswerShape shape) {
        Optional<String> format = shape.format().map(AnswerFormat::text);
        JsonObjectBuilder said = Said.JSON
                .createObjectBuilder()
                .add(
                        "kind",
                        shape.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .add("format", Said.orNull(format))
                .add("maxLength", shape.maxLength() > 0 ? Said.JSON.createValue(shape.maxLength()) : JsonValue.NULL)
                .add("choices", Said.list(shape.choices(), FormCalls::choice));
        shape.files().ifPresent(rule -> said.add("files", files(rule, shape.maxItems())));
        return shape.parts().isEmpty() ? said : said.add("parts", Said.list(shape.parts(), FormCalls::part));
    }

    private static JsonObjectBuilder files(FileRule rule, int most) {
        return Said.JSON
                .createObjectBuilder()
                .add(
                        "mediaTypes",
                        Said.texts(
                                rule.types().stream().map(FileType::mediaType).toList()))
                .add("maxBytes", rule.mostBytes())
                .add("maxFiles", most);
    }

    private static JsonObjectBuilder choice(Choice choice) {
        return Said.JSON
                .createObjectBuilder()
                .add("value", choice.value())
                .add("title", choice.title())
                .add("hint", Said.orNull(choice.hint()));
    }

    private static JsonObjectBuilder part(AnswerShape.Part part) {
        return Said.JSON
                .createObjectBuilder()
                .add("key", part.key())
                .add("title", part.title())
                .add("hint", Said.orNull(part.hint()))
                .add("required", part.required())
                .add("answer", shape(part.shape()));
    }
}
