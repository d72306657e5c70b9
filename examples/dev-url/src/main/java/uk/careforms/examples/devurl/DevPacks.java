package uk.careforms.examples.devurl;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;
import uk.careforms.engine.FormPacks;

/** The packs of the dev URL: all that ship, a council's folder over them, another name for the council. */
final class DevPacks {

    private static final String COUNCIL = "council.json";

    private DevPacks() {}

    /** @param data where the overlay that renames the council is written */
    static FormPacks of(Options options, Path data) throws IOException {
        FormPacks packs = FormPacks.all();
        if (options.config().containsKey("packs.folder")) {
            packs = packs.overlaidBy(Path.of(options.config().get("packs.folder")));
        }
        if (options.council().isPresent()) {
            Path folder = Files.createDirectories(data.resolve("council"));
            Files.writeString(folder.resolve(COUNCIL), renamed(options.council().get()), StandardCharsets.UTF_8);
            packs = packs.overlaidBy(folder);
        }
        return packs;
    }

    private static String renamed(String name) throws IOException {
        try (InputStream shipped = FormPacks.class.getResourceAsStream("/forms/" + COUNCIL)) {
            if (shipped == null) {
                throw new CareFormsException(Fault.SETUP, "No council.json is on the class path; add sdk-forms");
            }
            JsonObject council = Json.createReader(shipped).readObject();
            return Json.createObjectBuilder(council)
                    .add("name", name)
                    .add("shortName", name)
                    .build()
                    .toString();
        }
    }
}
