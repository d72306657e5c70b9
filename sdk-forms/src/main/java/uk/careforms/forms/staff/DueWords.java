package uk.careforms.forms.staff;

import java.time.Duration;
import java.time.Instant;
import uk.careforms.engine.CareForms;
import uk.careforms.engine.WorkingTime;
import uk.careforms.forms.layout.When;
import uk.careforms.forms.templates.View;

/** A clock in words and a colour, counted in a team's working time; never the colour alone. */
final class DueWords {

    /** From four fifths of the time on a promise is near; the process warns its team at the same moment. */
    private static final int NEAR = 80;

    private final CareForms forms;
    private final String team;

    DueWords(CareForms forms, String team) {
        this.forms = forms;
        this.team = team;
    }

    View view(Instant from, Instant due, Instant now) {
        boolean late = now.isAfter(due);
        Duration left = late ? open(due, now) : open(now, due);
        long whole = Math.max(1, open(from, due).toMinutes());
        long used = Math.max(0, whole - left.toMinutes()) * 100 / whole;
        boolean near = !late && used >= NEAR;
        return new View()
                .text("dueTag", late ? "Overdue" : near ? "Due soon" : "On time")
                .text("dueColour", late ? "red" : near ? "orange" : "green")
                .text("dueWords", late ? "by " + words(left) : words(left) + " left")
                .text("dueWhen", When.brief(due));
    }

    /** A team that the council no longer has is counted in plain time. */
    private Duration open(Instant from, Instant to) {
        if (forms.council().team(team).isEmpty()) {
            return Duration.between(from, to);
        }
        return forms.workingTime(team).between(from.atZone(WorkingTime.ZONE), to.atZone(WorkingTime.ZONE));
    }

    private static String words(Duration time) {
        long hours = time.toHours();
        if (hours > 0) {
            return counted(hours, "working hour");
        }
        return counted(Math.max(1, time.toMinutes()), "working minute");
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
