package uk.careforms.testkit;

import uk.careforms.api.model.CaseReference;
import uk.careforms.api.model.NoticeFate;

/** The far end of a notice sender. */
public interface NoticeRemote extends Remote {

    /**
     * Makes this the fate of a notice that it has taken.
     *
     * @param fate on its way, reached or bounced; the reason of a bounce is the service's own and is not looked at
     */
    void becomes(CaseReference notice, NoticeFate fate);
}
