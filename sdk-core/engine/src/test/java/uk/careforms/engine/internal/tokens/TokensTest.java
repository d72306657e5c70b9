package uk.careforms.engine.internal.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Reference;

class TokensTest {

    private static final Reference REFERENCE = Reference.of("AR", "7K3M9QX");

    @Test
    void a_token_is_160_bits_that_fit_in_an_address_and_never_come_twice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(Token.fresh())).isTrue();
        }

        assertThat(seen).allMatch(token -> token.matches("[A-Za-z0-9_-]{27}"));
    }

    @Test
    void a_hash_says_nothing_of_its_token_and_is_always_the_same() {
        String token = Token.fresh();

        assertThat(Token.hash(token)).matches("[0-9a-f]{64}").isEqualTo(Token.hash(token));
        assertThat(Token.sameHash(Token.hash(token), Token.hash(Token.fresh()))).isFalse();
    }

    @Test
    void what_one_link_sealed_no_other_link_opens() {
        String link = Token.fresh();
        String token = Token.fresh();
        String sealed = SealedToken.seal(link, token);

        assertThat(SealedToken.open(link, sealed)).isEqualTo(token);
        assertThatThrownBy(() -> SealedToken.open(Token.fresh(), sealed)).isInstanceOf(CareFormsException.class);
    }

    @Test
    void the_key_of_a_step_is_the_same_on_every_node_and_another_for_every_step_and_occurrence() {
        assertThat(NameUuid.ofStep(REFERENCE, "push", 1)).isEqualTo(NameUuid.ofStep(REFERENCE, "push", 1));
        assertThat(NameUuid.ofStep(REFERENCE, "push", 1).version()).isEqualTo(5);
        assertThat(NameUuid.ofStep(REFERENCE, "push", 1).variant()).isEqualTo(2);
        assertThat(Set.of(
                        NameUuid.ofStep(REFERENCE, "push", 1),
                        NameUuid.ofStep(REFERENCE, "push", 2),
                        NameUuid.ofStep(REFERENCE, "alert", 1)))
                .hasSize(3);
    }

    @Test
    void a_code_uses_only_letters_that_nobody_mistakes() {
        assertThat(Token.letters(600)).matches("[2-9A-HJ-NP-Y]{600}");
    }
}
