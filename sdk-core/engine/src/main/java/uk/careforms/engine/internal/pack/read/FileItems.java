package uk.careforms.engine.internal.pack.read;

import java.util.List;
import uk.careforms.engine.form.AnswerShape;
import uk.careforms.engine.form.FileRule;
import uk.careforms.engine.form.FileType;

/** Reads what a schema says of a list of files: {@code {"type": "object", "format": "file", "accept": […], "maxMegabytes": 10}}. */
final class FileItems {

    private static final int MOST_FILES = 20;
    private static final int MOST_MEGABYTES = 25;

    private FileItems() {}

    static boolean are(Node items) {
        return items.optionalText("format").filter("file"::equals).isPresent();
    }

    static AnswerShape shape(Node list, Node items, int least) {
        List<FileType> types = items.texts("accept").stream()
                .flatMap(word -> FileType.parse(word).stream())
                .distinct()
                .toList();
        if (types.isEmpty() || types.size() != items.texts("accept").size()) {
            items.fault(
                    "accept",
                    "A list of files says which kinds it takes, each once, from "
                            + List.of(FileType.values()).stream()
                                    .map(FileType::text)
                                    .toList());
        }
        int most = list.number("maxItems", 1, MOST_FILES).orElse(1);
        if (!list.has("maxItems")) {
            list.fault("A list of files says how many there may be: add 'maxItems', at most " + MOST_FILES);
        }
        if (least > most) {
            list.fault("'minItems' is more than there can be, so no answer fits");
        }
        if (!items.has("maxMegabytes")) {
            items.fault("A list of files says how large each may be: add 'maxMegabytes', at most " + MOST_MEGABYTES);
        }
        int megabytes = items.number("maxMegabytes", 1, MOST_MEGABYTES).orElse(1);
        return AnswerShape.files(new FileRule(types, megabytes), least, most);
    }
}
