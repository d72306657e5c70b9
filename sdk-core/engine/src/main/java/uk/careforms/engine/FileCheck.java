package uk.careforms.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.careforms.api.model.Attachment;
import uk.careforms.api.model.Problem;
import uk.careforms.engine.form.FileRule;
import uk.careforms.engine.form.FileType;
import uk.careforms.engine.internal.files.Look;
import uk.careforms.engine.internal.files.SafeName;
import uk.careforms.engine.internal.files.Spool;

/**
 * Looks at a file before anything of it is kept: the same for files of drafts and of cases.
 *
 * @param refusals the words for whoever sent it, and the rule it has to meet
 */
record FileCheck(UploadRefusals refusals) {

    private static final Logger LOG = LoggerFactory.getLogger(FileCheck.class);

    /** Keeps a file that has been looked at. */
    @FunctionalInterface
    interface Keep<T> {
        T keep(Attachment file, Spool content) throws IOException;
    }

    /**
     * Reads a file to its end, or to where it is too large, and looks what it is.
     *
     * @param declared how many bytes it should have, when somebody said so
     */
    <T> T take(String name, InputStream content, OptionalLong declared, Function<Problem, T> refused, Keep<T> keep) {
        FileRule rule = refusals.rule();
        if (declared.isPresent() && declared.getAsLong() > rule.mostBytes()) {
            return refused.apply(refusals.tooLarge());
        }
        try (Spool spool = Spool.take(content, rule.mostBytes())) {
            Optional<Problem> wrong = wrong(spool, declared);
            if (wrong.isPresent()) {
                return refused.apply(wrong.get());
            }
            Look look = Look.at(spool);
            Optional<Problem> not = wrong(look);
            if (not.isPresent()) {
                return refused.apply(not.get());
            }
            FileType type = look.type().orElseThrow();
            Optional<String> safe = SafeName.of(name, type);
            return safe.isEmpty() ? refused.apply(refusals.name()) : keep.keep(file(safe.get(), type, spool), spool);
        } catch (IOException e) {
            return refused.apply(notKept(e));
        }
    }

    private Optional<Problem> wrong(Spool spool, OptionalLong declared) {
        if (spool.size() > refusals.rule().mostBytes()) {
            return Optional.of(refusals.tooLarge());
        }
        if (spool.size() == 0) {
            return Optional.of(refusals.empty());
        }
        boolean cutShort = declared.isPresent() && declared.getAsLong() != spool.size();
        return cutShort ? Optional.of(refusals.cutShort()) : Optional.empty();
    }

    private Optional<Problem> wrong(Look look) {
        if (look.type().filter(refusals.rule().types()::contains).isEmpty()) {
            return Optional.of(refusals.type());
        }
        if (look.unsafe()) {
            return Optional.of(refusals.unsafe());
        }
        return look.tooManyPixels() ? Optional.of(refusals.pixels()) : Optional.empty();
    }

    private static Attachment file(String name, FileType type, Spool spool) {
        return new Attachment(UUID.randomUUID(), name, type.mediaType(), spool.size(), spool.sha256Hex());
    }

    Problem notKept(Exception e) {
        LOG.warn(
                "A file could not be kept ({}); the person was asked to try again",
                e.getClass().getName());
        return refusals.notKept();
    }
}
