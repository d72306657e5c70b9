package uk.careforms.engine;

import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.FileRule;
import uk.careforms.engine.form.Question;

/**
 * Why a file is not taken, in the words of the GOV.UK Design System (file upload, error messages, read November 2026).
 *
 * @param at the place of the question it answers, or of what it was asked for
 * @param most how many files there may be
 */
record UploadRefusals(String at, FileRule rule, int most) {

    UploadRefusals(Question asked) {
        this(asked.at(), asked.shape().files().orElseThrow(), asked.shape().maxItems());
    }

    Problem empty() {
        return refused("file.empty", "The selected file is empty");
    }

    Problem tooLarge() {
        return refused("file.too-large", "The selected file must be smaller than " + rule().megabytes() + "MB");
    }

    Problem tooMany() {
        return refused(
                "file.too-many",
                most == 1
                        ? "You can only add one file. Remove the one you have added before you add another"
                        : "You can only add up to " + most + " files. Remove one before you add another");
    }

    Problem type() {
        return refused("file.type", "The selected file must be a " + rule().typesInWords());
    }

    Problem name() {
        return refused(
                "file.name",
                "The selected file’s name ends like another kind of file. Save it again as a " + rule().typesInWords());
    }

    Problem unsafe() {
        return refused(
                "file.unsafe",
                "The selected file is damaged, or has something in it that we cannot take, like macros."
                        + " Save it again, or take a photo of it");
    }

    Problem pixels() {
        return refused("file.pixels", "The selected picture must have fewer than 50 megapixels");
    }

    Problem cutShort() {
        return refused("file.cut-short", "The selected file did not arrive whole. Try again");
    }

    Problem notKept() {
        return refused("file.not-kept", "The selected file could not be uploaded – try again");
    }

    private Problem refused(String code, String sentence) {
        return new Problem(at, code, sentence);
    }
}
