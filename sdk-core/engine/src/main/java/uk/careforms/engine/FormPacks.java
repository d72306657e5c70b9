package uk.careforms.engine;

import java.nio.file.Path;
import uk.careforms.engine.internal.pack.PackFiles;
import uk.careforms.engine.internal.pack.PackSource;

/**
 * Where form packs come from.
 *
 * <p>Files are read when this is made and looked at when the door is built, which reports everything wrong at once.
 * Immutable.
 */
public final class FormPacks {

    private final PackSource source;

    private FormPacks(PackSource source) {
        this.source = source;
    }

    /** The packs that jars on the class path bring: those of sdk-forms, and any other jar with a {@code forms/index.json}. */
    public static FormPacks all() {
        ClassLoader own = FormPacks.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        boolean ownHasPacks = own.getResource(PackFiles.INDEX) != null;
        return new FormPacks(PackFiles.classPath(ownHasPacks || context == null ? own : context));
    }

    /** The packs in a folder: one folder for each, and {@code shared} for parts that several use. */
    public static FormPacks folder(Path folder) {
        return new FormPacks(PackFiles.folder(folder));
    }

    /**
     * These packs with a council's own folder laid over them: a file with the same path replaces ours, {@code
     * form.overlay.json} is merged into {@code form.json} (RFC 7386), and {@code council.json} says who the council is.
     */
    public FormPacks overlaidBy(Path councilFolder) {
        return new FormPacks(source.overlaidBy(PackFiles.folder(councilFolder)));
    }

    PackSource source() {
        return source;
    }

    @Override
    public String toString() {
        return "FormPacks" + source.packs();
    }
}
