package uk.careforms.examples.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The ten variables with which a program without an SDK starts a process: nine facts and the answers. */
final class StockVariables {

    private StockVariables() {}

    static Map<String, Object> of(MadeUpForm form, String answers) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("reference", "MU-" + UUID.randomUUID().toString().substring(0, 8));
        variables.put("form", form.id());
        variables.put("version", 1);
        variables.put("channel", "api");
        variables.put("team", "duty");
        variables.put("route", "assessment");
        variables.put("priority", "normal");
        variables.put("postcodeDistrict", "LS1");
        variables.put("ageInYears", 85);
        variables.put("answers", answers);
        return variables;
    }
}
