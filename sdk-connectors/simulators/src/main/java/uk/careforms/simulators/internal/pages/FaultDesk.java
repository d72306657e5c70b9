package uk.careforms.simulators.internal.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import uk.careforms.simulators.faults.Damage;
import uk.careforms.simulators.faults.Fault;
import uk.careforms.simulators.faults.Fault.Moment;
import uk.careforms.simulators.faults.Faults;
import uk.careforms.simulators.internal.http.Answer;
import uk.careforms.simulators.internal.http.Call;
import uk.careforms.simulators.internal.http.UrlEncoded;

/** The form with which a person sets faults, and what happens when it is sent. */
public final class FaultDesk {

    /** Where the form is sent to. */
    public static final String PATH = "/simulator/faults";

    private static final int MOST = 1_000;

    private final Faults faults;

    public FaultDesk(Faults faults) {
        this.faults = faults;
    }

    public Html form() {
        Html inner = new Html()
                .select("moment", "When", names(Moment.values()))
                .select("damage", "What", names(Damage.values()))
                .input("count", "How many requests", "1")
                .input("path", "Only where the path holds (may stay empty)", "")
                .input("table", "Only for this table (may stay empty)", "")
                .button("do", "add", "Set this fault")
                .button("do", "release", "Let hanging requests go on")
                .button("do", "clear", "Remove all faults");
        Html section = new Html().text("h2", "Faults");
        List<List<String>> rows = faults.inForce().stream().map(List::of).toList();
        return section.table("In force", List.of("Script"), rows)
                .text("p", "Requests that hang now: " + faults.hanging() + ". Struck so far: " + faults.struck() + ".")
                .form(PATH, inner);
    }

    public Answer post(Call call) {
        if (!Page.isSameOrigin(call)) {
            return Answer.json(403, "{\"error\":\"Faults are set from the simulator's own page only\"}");
        }
        try {
            act(UrlEncoded.parse(call.body()));
            return Page.seeOther("/simulator");
        } catch (IllegalArgumentException e) {
            return Answer.json(
                    400,
                    "{\"error\":\"A fault needs do=add, moment, damage and count from 1 to " + MOST
                            + "; or do=release; or do=clear\"}");
        }
    }

    private void act(Map<String, String> form) {
        switch (form.getOrDefault("do", "")) {
            case "add" -> add(form);
            case "release" -> faults.release();
            case "clear" -> faults.clear();
            default -> throw new IllegalArgumentException("do");
        }
    }

    private void add(Map<String, String> form) {
        Damage damage = Damage.valueOf(form.getOrDefault("damage", ""));
        Fault fault = Moment.valueOf(form.getOrDefault("moment", "")) == Moment.BEFORE_COMMIT
                ? Fault.beforeCommit(damage)
                : Fault.afterCommit(damage);
        int count = Integer.parseInt(form.getOrDefault("count", "1"));
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("count");
        }
        String path = form.getOrDefault("path", "");
        String table = form.getOrDefault("table", "");
        if (!path.isEmpty()) {
            faults.onPath(path).next(count, fault);
        } else if (!table.isEmpty()) {
            faults.onTable(table).next(count, fault);
        } else {
            faults.next(count, fault);
        }
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
