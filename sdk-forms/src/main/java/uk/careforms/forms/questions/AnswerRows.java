package uk.careforms.forms.questions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import uk.careforms.engine.form.CheckRow;
import uk.careforms.forms.templates.View;

/** Answers to read, section by section. */
public final class AnswerRows {

    private AnswerRows() {}

    /**
     * The sections in their order, each with its rows.
     *
     * @param change the address where a row's answer can be changed; an empty text where it cannot
     */
    public static List<View> sections(List<CheckRow> rows, Function<CheckRow, String> change) {
        Map<String, List<View>> sections = new LinkedHashMap<>();
        for (CheckRow row : rows) {
            sections.computeIfAbsent(row.section(), name -> new ArrayList<>())
                    .add(new View()
                            .text("label", row.label())
                            .texts("lines", row.shown().lines().toList())
                            .text("change", change.apply(row)));
        }
        List<View> views = new ArrayList<>();
        sections.forEach(
                (name, own) -> views.add(new View().text("sectionName", name).views("rows", own)));
        return views;
    }
}
