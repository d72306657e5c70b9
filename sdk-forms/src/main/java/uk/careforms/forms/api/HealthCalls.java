package uk.careforms.forms.api;

import java.util.Map;
import java.util.TreeMap;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.Health;
import uk.careforms.engine.Measure;
import uk.careforms.forms.web.Exchange;
import uk.careforms.forms.web.Reply;

/** How this node is, for the machines that look after it. */
final class HealthCalls {

    private final CareForms forms;

    HealthCalls(CareForms forms) {
        this.forms = forms;
    }

    Reply live(Exchange exchange) {
        boolean live = forms.health().live();
        return Reply.json(
                live ? 200 : 503,
                Said.JSON.createObjectBuilder().add("live", live).build());
    }

    Reply ready(Exchange exchange) {
        Health health = forms.health();
        return Reply.json(
                health.ready() ? 200 : 503,
                Said.JSON
                        .createObjectBuilder()
                        .add("ready", health.ready())
                        .add("checks", Said.list(health.checks(), check -> Said.JSON
                                .createObjectBuilder()
                                .add("name", check.check())
                                .add("state", check.state().text())
                                .add("sentence", check.sentence())))
                        .add("problems", Said.list(health.problems(), problem -> Said.JSON
                                .createObjectBuilder()
                                .add("where", problem.where())
                                .add("sentence", problem.sentence())))
                        .build());
    }

    /** The text format of Prometheus, version 0.0.4: one gauge for each measure, labelled where it is one target's. */
    Reply metrics(Exchange exchange) {
        Health health = forms.health();
        Map<String, StringBuilder> gauges = new TreeMap<>();
        sample(gauges, "careforms_ready", "", health.ready() ? 1 : 0);
        for (Measure measure : health.measures()) {
            String name = "careforms_" + measure.name().replaceAll("[^A-Za-z0-9]", "_");
            String label = measure.target()
                    .map(target -> "{target=\"" + target.replaceAll("[^A-Za-z0-9:_-]", "_") + "\"}")
                    .orElse("");
            sample(gauges, name, label, measure.value());
        }
        return Reply.text(200, "text/plain; version=0.0.4; charset=utf-8", String.join("", gauges.values()));
    }

    private static void sample(Map<String, StringBuilder> gauges, String name, String label, Number value) {
        gauges.computeIfAbsent(name, first -> new StringBuilder("# TYPE " + name + " gauge\n"))
                .append(name)
                .append(label)
                .append(' ')
                .append(value)
                .append('\n');
    }
}
