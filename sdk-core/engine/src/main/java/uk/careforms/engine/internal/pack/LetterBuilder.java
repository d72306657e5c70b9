package uk.careforms.engine.internal.pack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import uk.careforms.api.spi.Notice;
import uk.careforms.engine.form.Council;
import uk.careforms.engine.internal.letters.LetterTemplate;
import uk.careforms.engine.internal.pack.read.Faults;
import uk.careforms.engine.internal.pack.read.FormSpec;
import uk.careforms.engine.internal.pack.read.FormSpec.LetterSpec;

/** Checks the templates of a pack and compiles them. */
final class LetterBuilder {

    private static final List<String> PLAIN = List.of(
            "reference", "submittedOn", "dueOn", "whatHappensNext", "team.name", "caseLink", "caseCode", "outstanding");
    private static final List<String> SECTIONS = List.of("team", "council", "decision");

    private final Faults faults;
    private final String folder;
    private final PackSource source;
    private final Set<String> calculations;

    LetterBuilder(Faults faults, String folder, PackSource source, Set<String> calculations) {
        this.faults = faults;
        this.folder = folder;
        this.source = source;
        this.calculations = calculations;
    }

    Map<String, LetterWriter.Ready> build(FormSpec spec) {
        Map<String, LetterWriter.Ready> letters = new LinkedHashMap<>();
        for (LetterSpec letter : spec.letters().values()) {
            template(letter, name -> isKnown(name, spec, letter)).ifPresent(ready -> letters.put(letter.name(), ready));
        }
        return letters;
    }

    private Optional<LetterWriter.Ready> template(LetterSpec letter, Predicate<String> known) {
        String path = folder + "/" + letter.template();
        Optional<String> text = source.file(path);
        if (text.isEmpty()) {
            faults.add(
                    folder + "/form.json",
                    "/letters/" + letter.name() + "/template",
                    "There is no file '" + letter.template() + "'");
            return Optional.empty();
        }
        if (letter.kind() != Notice.Kind.LETTER && names(text.get(), "caseLink") && names(text.get(), "caseCode")) {
            faults.add(path, "", "Link and code do not travel together; put the code on paper or into another message");
        }
        if (letter.kept() && names(text.get(), "caseCode")) {
            faults.add(path, "", "A letter that is kept cannot hold the code; put the code into another letter");
        }
        List<String> wrong = LetterTemplate.faults(text.get(), known);
        wrong.forEach(sentence -> faults.add(path, "", sentence));
        return wrong.isEmpty()
                ? Optional.of(new LetterWriter.Ready(letter, LetterTemplate.compile(path, text.get())))
                : Optional.empty();
    }

    private static boolean names(String template, String name) {
        return template.matches("(?s).*\\{\\{\\s*" + name + "\\s*}}.*");
    }

    private boolean isKnown(String name, FormSpec spec, LetterSpec letter) {
        if (PLAIN.contains(name) || SECTIONS.contains(name) || letter.uses().containsKey(name)) {
            return true;
        }
        if (name.startsWith("council.")) {
            return Council.TEXTS.contains(name.substring("council.".length()));
        }
        if (name.startsWith("calculation") || LetterFigures.IN_LISTS.contains(name)) {
            return LetterFigures.isKnown(name, calculations);
        }
        String[] parts = name.split("\\.", -1);
        return parts[0].equals("decision")
                && (parts.length == 2 || parts.length == 3)
                && spec.decisions().containsKey(parts[1]);
    }
}
