package uk.careforms.testkit;

import java.util.List;
import java.util.UUID;
import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.NoticeFate;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.testkit.RemoteFault.Outcome;

class InMemoryNoticesTest extends NoticeSenderContract {

    private static final RemoteFault DOWN = RemoteFault.of("down", Outcome.TRY_LATER);
    private static final RemoteFault LOST = RemoteFault.of("answer lost", Outcome.UNCERTAIN);

    private final InMemoryNotices notices = new InMemoryNotices("notices");

    @Override
    protected NoticeSender sender() {
        return notices;
    }

    @Override
    protected NoticeSender withBadKey() {
        InMemoryNotices locked = new InMemoryNotices("notices");
        locked.refuseCredentials();
        return locked;
    }

    @Override
    protected NoticeSender unreachable() {
        InMemoryNotices away = new InMemoryNotices("notices");
        away.down();
        return away;
    }

    @Override
    protected List<String> secrets() {
        return List.of();
    }

    @Override
    protected NoticeRemote remote() {
        return new NoticeRemote() {
            @Override
            public void becomes(CaseReference notice, NoticeFate fate) {
                NoticeFate worded = fate instanceof NoticeFate.Bounced bounced
                        ? new NoticeFate.Bounced(bounced.kind(), "The e-mail could not be delivered")
                        : fate;
                notices.becomes(UUID.fromString(notice.id()), worded);
            }

            @Override
            public int rows() {
                return notices.sent().size();
            }

            @Override
            public List<String> texts(String set, String column) {
                return notices.sent().stream()
                        .filter(notice -> notice.kind().text().equals(set))
                        .map(notice -> column.equals("subject") ? notice.subject() : notice.body())
                        .toList();
            }

            @Override
            public List<RemoteFault> faults() {
                return List.of(DOWN, LOST);
            }

            @Override
            public void arm(RemoteFault fault) {
                if (fault.equals(DOWN)) {
                    notices.down();
                } else {
                    notices.loseNextAnswer();
                }
            }

            @Override
            public void heal() {
                notices.up();
            }
        };
    }
}
