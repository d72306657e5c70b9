package uk.careforms.systems.notify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.Delivery;
import uk.careforms.api.model.NoticeFate;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.api.spi.Notice;
import uk.careforms.api.spi.Notice.Kind;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.api.spi.Settings;
import uk.careforms.systems.internal.wire.JsonText;
import uk.careforms.systems.internal.wire.Timeouts;
import uk.careforms.systems.internal.wire.Trouble;

/**
 * Sends notices through GOV.UK Notify.
 *
 * <p>Notify does not tell equal messages apart, so after a lost answer the notice's key is looked up before anything is sent
 * again; a look-up that fails sends nothing. Settings: {@code api-key} or {@code api-key-file}; {@code email-template}, {@code
 * sms-template} and {@code letter-template}, the ids of templates whose texts are {@code ((subject))} and {@code ((body))},
 * or {@code ((body))} alone for text messages; {@code base-url} for another address than Notify's own. Thread-safe.
 */
public final class NotifyNotices implements NoticeSender {

    private static final int LEAST_LINES = 3;
    private static final int MOST_LINES = 7;

    private final NotifySettings settings;
    private final NotifyClient client;

    private NotifyNotices(NotifySettings settings, NotifyClient client) {
        this.settings = settings;
        this.client = client;
    }

    /**
     * Makes a sender; asks nothing of Notify yet.
     *
     * @throws uk.careforms.api.model.CareFormsException {@code SETUP}, with every setting that is wrong
     */
    public static NotifyNotices connect(Settings settings) {
        return connect(settings, Clock.systemUTC());
    }

    /** Makes a sender that signs by another clock, which must be right to half a minute. */
    public static NotifyNotices connect(Settings settings, Clock clock) {
        return connect(settings, clock, Timeouts.USUAL);
    }

    static NotifyNotices connect(Settings settings, Clock clock, Timeouts timeouts) {
        NotifySettings read = NotifySettings.read(settings);
        return new NotifyNotices(read, new NotifyClient(read, clock, timeouts));
    }

    @Override
    public Delivery send(Notice notice, boolean firstTry) {
        Optional<UUID> template = settings.template(notice.kind());
        if (template.isEmpty()) {
            return new Delivery.Refused(
                    "no-template",
                    "There is no template for this kind of notice; set '"
                            + notice.kind().text() + "-template'");
        }
        Optional<ObjectNode> message = message(notice, template.get());
        if (message.isEmpty()) {
            return new Delivery.Refused("address-lines", "A letter's address must have three to seven lines");
        }
        if (!firstTry) {
            Optional<Delivery> settled = lookUp(notice);
            if (settled.isPresent()) {
                return settled.get();
            }
        }
        return client.post("/v2/notifications/" + notice.kind().text(), message.get())
                .fold(NotifyNotices::sent, failed -> failed.trouble().asDelivery());
    }

    private static Delivery sent(ObjectNode json) {
        return reference(json)
                .<Delivery>map(Delivery.Delivered::new)
                .orElseGet(() -> new Delivery.Uncertain(NotifyClient.SYSTEM + " gave an answer without an id"));
    }

    private static Optional<CaseReference> reference(JsonNode message) {
        String id = message.path("id").asString("");
        return id.isEmpty() ? Optional.empty() : Optional.of(new CaseReference(NotifySettings.PLUG_IN, id, id));
    }

    /** What became of an earlier try; empty when Notify has nothing under our key. */
    private Optional<Delivery> lookUp(Notice notice) {
        return client.get("/v2/notifications?reference=" + notice.key())
                .fold(
                        NotifyNotices::found,
                        failed -> Optional.of(failed.trouble().ofRead().asDelivery()));
    }

    private static Optional<Delivery> found(ObjectNode json) {
        JsonNode messages = json.path("notifications");
        if (!messages.isArray()) {
            return Optional.of(Trouble.unknown("unreadable", NotifyClient.SYSTEM + " gave a list that cannot be read")
                    .ofRead()
                    .asDelivery());
        }
        return reference(messages.path(0)).map(Delivery.AlreadyThere::new);
    }

    /** Asks by Notify's own id; a message is readable for seven days. */
    @Override
    public NoticeFate fate(CaseReference notice) {
        if (!notice.system().equals(NotifySettings.PLUG_IN) || !notice.id().matches("[0-9a-fA-F-]{36}")) {
            return new NoticeFate.Unknown();
        }
        return client.get("/v2/notifications/" + notice.id())
                .fold(
                        message -> MessageStatus.fate(
                                message.path("type").asString(""),
                                message.path("status").asString("")),
                        failed -> failed.status() == 404 ? new NoticeFate.Unknown() : later(failed.trouble()));
    }

    private static NoticeFate later(Trouble trouble) {
        return new NoticeFate.TryLater(trouble.after(), trouble.sentence());
    }

    /** The request's body; empty when a letter's address is not one. */
    private static Optional<ObjectNode> message(Notice notice, UUID template) {
        ObjectNode message = JsonText.newObject()
                .put("template_id", template.toString())
                .put("reference", notice.key().toString());
        ObjectNode values = personalisation(notice.subject(), notice.body());
        switch (notice.kind()) {
            case EMAIL -> message.put("email_address", notice.to());
            case SMS -> message.put("phone_number", notice.to());
            case LETTER -> {
                List<String> lines = notice.to()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
                if (lines.size() < LEAST_LINES || lines.size() > MOST_LINES) {
                    return Optional.empty();
                }
                for (int i = 0; i < lines.size(); i++) {
                    values.put("address_line_" + (i + 1), lines.get(i));
                }
            }
        }
        message.set("personalisation", values);
        return Optional.of(message);
    }

    private static ObjectNode personalisation(String subject, String body) {
        return JsonText.newObject().put("subject", PlainText.of(subject)).put("body", PlainText.of(body));
    }

    /** Tries key and address by an empty search, and each template by a preview. */
    @Override
    public List<SetupProblem> check() {
        List<SetupProblem> problems = new ArrayList<>();
        client.get("/v2/notifications?reference=" + new UUID(0, 0))
                .fold(found -> true, failed -> problems.add(failed.trouble().asProblem(NotifySettings.PLUG_IN)));
        if (problems.isEmpty()) {
            for (Kind kind : Kind.values()) {
                settings.template(kind).flatMap(id -> templateProblem(kind, id)).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private Optional<SetupProblem> templateProblem(Kind kind, UUID id) {
        String where = NotifySettings.PLUG_IN + " " + kind.text() + "-template";
        ObjectNode example = JsonText.newObject();
        ObjectNode values = personalisation("Subject", "Text");
        for (int i = 1; i <= LEAST_LINES; i++) {
            values.put("address_line_" + i, "Line " + i);
        }
        example.set("personalisation", values);
        return client.post("/v2/template/" + id + "/preview", example)
                .fold(
                        preview -> preview.path("type").asString("").equals(kind.text())
                                ? Optional.empty()
                                : Optional.of(
                                        new SetupProblem(where, "The template is not one for this kind of notice")),
                        failed -> Optional.of(problem(where, failed)));
    }

    private static SetupProblem problem(String where, NotifyClient.Reply.Failed failed) {
        return switch (failed.status()) {
            case 404 -> new SetupProblem(where, "Notify has no such template; copy the id from the template's page");
            case 400 ->
                new SetupProblem(
                        where, "The template asks for more than ((subject)) and ((body)), and an address for letters");
            default -> failed.trouble().asProblem(where);
        };
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return "NotifyNotices[" + settings + "]";
    }
}
