package uk.careforms.forms.web;

/** The hidden field that shows that a form came from our own page. */
public final class FormToken {

    /** The field's name. */
    public static final String FIELD = "formToken";

    private FormToken() {}
}
