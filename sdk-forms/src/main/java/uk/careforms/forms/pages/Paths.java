package uk.careforms.forms.pages;

import java.util.Optional;

/** The addresses of a form's pages, from the servlet's mapping on. None of them holds anything of the person. */
final class Paths {

    private Paths() {}

    static String start(String form) {
        return "/forms/" + form;
    }

    static String page(String form, String page) {
        return start(form) + "/pages/" + page;
    }

    /** A page that leads back to check answers once everything up to {@code until} is answered. */
    static String change(String form, String page, String until) {
        return page(form, page) + "?until=" + until;
    }

    /** The page of one item of a list: its stable name, or {@code new}. */
    static String item(String form, String page, String row, Optional<String> until) {
        return page(form, page) + "/items/" + row
                + until.map(last -> "?until=" + last).orElse("");
    }

    /** The question whether an item shall be taken away. */
    static String remove(String form, String page, String row, Optional<String> until) {
        return page(form, page) + "/items/" + row + "/remove"
                + until.map(last -> "?until=" + last).orElse("");
    }

    static String check(String form) {
        return start(form) + "/check";
    }

    static String send(String form) {
        return start(form) + "/send";
    }

    static String sent(String form) {
        return start(form) + "/sent";
    }

    static String copy(String form) {
        return start(form) + "/copy";
    }

    static String saved(String form) {
        return start(form) + "/saved";
    }
}
