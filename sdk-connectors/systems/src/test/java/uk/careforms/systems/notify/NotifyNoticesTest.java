package uk.careforms.systems.notify;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import uk.careforms.api.spi.NoticeSender;
import uk.careforms.testkit.NoticeRemote;
import uk.careforms.testkit.NoticeSenderContract;

class NotifyNoticesTest extends NoticeSenderContract {

    private static final String OTHER_KEY =
            "wrong-60f00000-0000-4000-8000-000000000001-60f00000-0000-4000-8000-00000000000f";

    private final SimulatedPost post = new SimulatedPost();
    private final NotifyNotices notices = post.connect(post.settings());

    @AfterEach
    void close() {
        post.close();
    }

    @Override
    protected NoticeSender sender() {
        return notices;
    }

    @Override
    protected NoticeSender withBadKey() {
        return post.with("api-key", OTHER_KEY);
    }

    @Override
    protected NoticeSender unreachable() {
        return post.with("base-url", SimulatedPost.NOBODY);
    }

    @Override
    protected NoticeRemote remote() {
        return post;
    }

    @Override
    protected List<String> secrets() {
        return List.of("60f00000-0000-4000-8000-000000000002", "60f00000-0000-4000-8000-00000000000f");
    }
}
