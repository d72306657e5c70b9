package uk.careforms.engine.form;

import java.util.Optional;

/**
 * What a case may end in.
 *
 * @param cld the event outcome code of the Client Level Data return, release 2; empty where the return has none
 * @param source who says so
 */
public record CaseOutcome(String title, Optional<Integer> cld, String source) {}
