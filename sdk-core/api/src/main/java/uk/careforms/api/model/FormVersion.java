package uk.careforms.api.model;

/**
 * One form at one version: what a draft and a case are pinned to.
 *
 * @param form the form's id, lower case with dashes, like {@code adult-referral}
 * @param version 1 or more
 */
public record FormVersion(String form, int version) {

    public FormVersion {
        if (!form.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("A form id is lower-case words joined by dashes");
        }
        if (version < 1) {
            throw new IllegalArgumentException("A form version is 1 or more");
        }
    }

    @Override
    public String toString() {
        return form + "@" + version;
    }
}
