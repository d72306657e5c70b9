package uk.careforms.examples.devurl.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uk.careforms.api.model.Draft;
import uk.careforms.examples.devurl.RunningDevUrl;
import uk.careforms.examples.devurl.Sample;

/** The pages of the form that no journey has met: opened in the middle of a saved draft, as somebody who comes back. */
final class OtherPages {

    private final RunningDevUrl dev;
    private final Browser browser;

    OtherPages(RunningDevUrl dev, Browser browser) {
        this.dev = dev;
        this.browser = browser;
    }

    /** Looks at every page that some sample leads to, each in the sample that leads to most new ones. */
    void look() throws Exception {
        Map<String, List<String>> pages = new LinkedHashMap<>();
        for (String sample : Sample.names()) {
            pages.put(sample, new ArrayList<>(dev.pages(Sample.answers(sample))));
        }
        while (true) {
            pages.values().forEach(ids -> ids.removeIf(id -> browser.hasLooked("form-" + id)));
            Map.Entry<String, List<String>> most =
                    Collections.max(pages.entrySet(), Comparator.comparingInt(entry -> entry.getValue()
                            .size()));
            if (most.getValue().isEmpty()) {
                return;
            }
            look(most.getKey(), List.copyOf(most.getValue()));
        }
    }

    private void look(String sample, List<String> ids) throws Exception {
        Draft draft = dev.draft(Sample.answers(sample));
        Page page = browser.visitor(true);
        dev.comeBack(draft, (link, code) -> {
            page.navigate(link);
            page.locator("input[name='code']").fill(code);
            Mistakes.press(page);
        });
        List<String> lastFirst = new ArrayList<>(ids);
        Collections.reverse(lastFirst); // an answer taken away changes later pages only
        for (String id : lastFirst) {
            page.navigate(dev.form() + "/pages/" + id);
            assertThat(page.url()).as("page '%s' of sample '%s'", id, sample).endsWith("/pages/" + id);
            browser.look(page, "other-" + id, "form-" + id);
            if (Mistakes.make(page)) {
                browser.look(page, "other-" + id + "-error", "form-" + id + "-error");
            }
        }
    }
}
