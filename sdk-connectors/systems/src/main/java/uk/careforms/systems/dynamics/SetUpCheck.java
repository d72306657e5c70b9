package uk.careforms.systems.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import uk.careforms.api.model.SetupProblem;
import uk.careforms.systems.internal.wire.JsonText;
import uk.careforms.systems.internal.wire.Multipart;
import uk.careforms.systems.internal.wire.WireAnswer.Received;

/** Holds the connector's own settings against what the remote really has. Changes nothing. */
final class SetUpCheck {

    private final DynamicsClient client;
    private final List<SetupProblem> problems = new ArrayList<>();

    SetUpCheck(DynamicsClient client) {
        this.client = client;
    }

    /**
     * What came of it.
     *
     * @param reached whether the remote answers us at all
     */
    record Result(boolean reached, List<SetupProblem> problems) {}

    Result check() {
        boolean reached = isReached();
        if (reached) {
            client.settings().queue().ifPresent(this::queue);
            users(client.settings().alerts().users());
            largestFile();
        }
        return new Result(reached, List.copyOf(problems));
    }

    private boolean isReached() {
        client.forgetRefusal();
        return client.get("WhoAmI")
                .fold(
                        answer -> answer.status() == 200
                                || problem("", client.trouble(answer).sentence()),
                        trouble -> problem("", trouble.sentence()));
    }

    private void queue(UUID id) {
        client.get("queues(" + id + ")?$select=queueid")
                .fold(
                        answer -> answer.status() == 200 || problem(" queue", queueProblem(answer)),
                        trouble -> problem(" queue", trouble.sentence()));
    }

    private String queueProblem(Received answer) {
        return answer.status() == 404
                ? "Setting 'queue' names a queue that Dynamics does not have; open the queue there and copy its id"
                : client.trouble(answer).sentence();
    }

    private void users(List<UUID> users) {
        if (users.isEmpty()) {
            return;
        }
        List<String> questions = users.stream()
                .map(id -> "systemusers(" + id + ")?$select=isdisabled")
                .toList();
        Optional<List<Received>> answers = client.ask(questions).fold(Multipart::answers, trouble -> Optional.empty());
        for (int i = 0; i < users.size() && answers.map(List::size).orElse(0) == users.size(); i++) {
            user(users.get(i), answers.orElseThrow().get(i));
        }
    }

    private void user(UUID id, Received answer) {
        if (answer.status() == 404) {
            problem(
                    " notify-users",
                    "Setting 'notify-users' names '" + id
                            + "', which is no user of Dynamics; only users can be notified," + " not teams");
        } else if (json(answer).path("isdisabled").asBoolean(false)) {
            problem(" notify-users", "Setting 'notify-users' names '" + id + "', a user who is disabled");
        }
    }

    /** Skipped where our user may not read it: then a file that is too large is refused when it is sent. */
    private void largestFile() {
        long most = client.settings().maxAttachment();
        long there = client.get("organizations?$select=maxuploadfilesize")
                .fold(
                        answer -> json(answer)
                                .path("value")
                                .path(0)
                                .path("maxuploadfilesize")
                                .asLong(most),
                        trouble -> most);
        if (there < most) {
            problem(
                    " max-attachment-bytes",
                    "Setting 'max-attachment-bytes' is " + most + " and Dynamics takes " + there
                            + "; lower the setting, or raise the limit there");
        }
    }

    private static JsonNode json(Received answer) {
        return answer.status() == 200
                ? JsonText.object(answer.body()).orElseGet(JsonText::newObject)
                : JsonText.newObject();
    }

    /** Remembers a problem of the connector itself; always false. */
    private boolean problem(String detail, String sentence) {
        problems.add(new SetupProblem(DynamicsSettings.PLUG_IN + detail, sentence));
        return false;
    }
}
