package uk.careforms.engine.internal.pack;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uk.careforms.api.model.Answers;
import uk.careforms.api.model.Channel;
import uk.careforms.engine.internal.pack.read.FormSpec;
import uk.careforms.engine.internal.pack.read.Node;

/** Reads the samples of a pack. */
final class SampleReader {

    private static final Set<String> SAMPLE =
            Set.of("about", "answers", "channel", "submittedOn", "expect", "$comment");
    private static final Set<String> EXPECT = Set.of("check", "problems", "decisions", "pages", "notPages", "dropped");

    private final Set<String> pages = new HashSet<>();
    private final FormSpec spec;

    SampleReader(FormSpec spec) {
        this.spec = spec;
        spec.pages().forEach(page -> pages.add(page.id()));
    }

    Sample read(Node node) {
        node.only(SAMPLE);
        if (!node.has("expect")) {
            node.fault("'expect' is missing: what must happen with these answers");
        }
        Node expect = node.member("expect").orElse(node);
        if (node.has("expect")) {
            expect.only(EXPECT);
        }
        JsonObject answers = node.member("answers").map(Node::object).orElseGet(() -> {
            node.fault("'answers' is missing; it may be an empty object");
            return JsonValue.EMPTY_JSON_OBJECT;
        });
        Optional<Boolean> valid = valid(expect);
        return new Sample(
                node.file(),
                node.text("about"),
                new Answers(answers),
                channel(node),
                submittedOn(node),
                valid,
                problems(expect, valid),
                decisions(expect),
                known(expect, "pages"),
                known(expect, "notPages"),
                expect.texts("dropped"));
    }

    private static Optional<Boolean> valid(Node expect) {
        Optional<String> check = expect.optionalText("check");
        check.filter(word -> !word.equals("valid") && !word.equals("invalid"))
                .ifPresent(word -> expect.fault("check", "'check' is 'valid' or 'invalid'"));
        return check.map("valid"::equals);
    }

    private static Optional<List<String>> problems(Node expect, Optional<Boolean> valid) {
        if (!expect.has("problems")) {
            return Optional.empty();
        }
        if (!valid.equals(Optional.of(false))) {
            expect.fault("problems", "'problems' belongs to \"check\": \"invalid\"");
        }
        return Optional.of(expect.texts("problems"));
    }

    private static Channel channel(Node node) {
        Optional<String> channel = node.optionalText("channel");
        Optional<Channel> known = channel.flatMap(Channel::parse);
        if (channel.isPresent() && known.isEmpty()) {
            node.fault("channel", "A channel is 'web', 'assisted', 'api' or 'gp'");
        }
        return known.orElse(Channel.WEB);
    }

    private static Optional<LocalDate> submittedOn(Node node) {
        try {
            return node.optionalText("submittedOn").map(LocalDate::parse);
        } catch (DateTimeException wrong) {
            node.fault("submittedOn", "A day is written like 2026-11-21");
            return Optional.empty();
        }
    }

    private Map<String, JsonObject> decisions(Node expect) {
        Map<String, JsonObject> decisions = new LinkedHashMap<>();
        expect.members("decisions").forEach((name, outcome) -> {
            if (!spec.decisions().containsKey(name)) {
                outcome.fault("There is no decision '" + name + "'");
            }
            decisions.put(name, outcome.object());
        });
        return decisions;
    }

    private List<String> known(Node expect, String key) {
        List<String> ids = expect.texts(key);
        for (String id : ids) {
            if (!pages.contains(id)) {
                expect.fault(key, "There is no page '" + id + "'");
            }
        }
        return ids;
    }
}
