package uk.careforms.engine;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@link CareFormsBuilder#doctor()} found, check by check.
 *
 * @param findings in the order of the checks; a check may find several things
 */
public record DoctorReport(List<Finding> findings) {

    private static final int STATE = 9;
    private static final int CHECK = 14;

    public DoctorReport {
        findings = List.copyOf(findings);
    }

    /** Whether a start would succeed: there may be warnings, and there is no problem. */
    public boolean healthy() {
        return findings.stream().noneMatch(finding -> finding.state() == Finding.State.PROBLEM);
    }

    /** One line a finding: state, check and sentence in columns; for a terminal. */
    public String table() {
        return findings.stream()
                .map(finding -> padded(finding.state().name(), STATE)
                        + padded(finding.check(), CHECK)
                        + finding.sentence().replace("\n", " "))
                .collect(Collectors.joining("\n"));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
