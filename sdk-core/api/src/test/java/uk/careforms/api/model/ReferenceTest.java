package uk.careforms.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final Reference ONE = Reference.of("AR", "7K3M9QX");

    @Test
    void a_reference_is_a_prefix_and_two_groups_of_four() {
        assertThat(ONE.text()).matches("AR-7K3M-9QX[2-9A-HJ-NP-Y]");
    }

    @Test
    void what_a_person_types_is_read_in_any_case_and_spacing() {
        String typed = ONE.text().toLowerCase(java.util.Locale.ROOT).replace("-", " ") + " ";

        assertThat(Reference.parse(typed)).contains(ONE);
    }

    @Test
    void every_single_wrong_character_is_noticed() {
        Random random = new Random(7);
        int tried = 0;
        for (int n = 0; n < 200; n++) {
            String text = Reference.of("AR", seven(random)).text();
            for (int i = 3; i < text.length(); i++) {
                for (int letter = 0; letter < 31; letter++) {
                    char other = Reference.ALPHABET.charAt(letter);
                    if (text.charAt(i) != '-' && text.charAt(i) != other) {
                        assertThat(Reference.parse(text.substring(0, i) + other + text.substring(i + 1)))
                                .isEmpty();
                        tried++;
                    }
                }
            }
        }

        assertThat(tried).isGreaterThan(40_000);
    }

    @Test
    void two_swapped_neighbours_are_noticed() {
        Random random = new Random(8);
        for (int n = 0; n < 500; n++) {
            String body = Reference.of("AR", seven(random)).text().substring(3).replace("-", "");
            for (int i = 0; i < 7; i++) {
                if (body.charAt(i) != body.charAt(i + 1)) {
                    String swapped = body.substring(0, i) + body.charAt(i + 1) + body.charAt(i) + body.substring(i + 2);
                    assertThat(Reference.parse("AR" + swapped)).isEmpty();
                }
            }
        }
    }

    @Test
    void the_alphabet_has_no_characters_that_look_alike() {
        assertThat(Reference.ALPHABET).hasSize(31).doesNotContain("0", "1", "I", "O", "Z");
    }

    @Test
    void a_program_that_makes_one_up_is_stopped() {
        assertThatThrownBy(() -> new Reference("AR-2222-2222"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("check character");
    }

    private static String seven(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            text.append(Reference.ALPHABET.charAt(random.nextInt(31)));
        }
        return text.toString();
    }
}
