package uk.careforms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.engine.internal.store.TestDatabase;

@ParameterizedClass
@EnumSource
class SessionsTest {

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final JsonObject ANN =
            Json.createObjectBuilder().add("user", "ann").build();

    private final TestDesk desk;

    SessionsTest(TestDatabase kind) {
        desk = new TestDesk(kind);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void a_session_is_found_by_its_token_until_it_has_expired() {
        String token = desk.sessions.create(ANN, LIFE);

        assertThat(desk.sessions.find(token)).contains(ANN);
        desk.clock.advance(LIFE);
        assertThat(desk.sessions.find(token)).isEmpty();
        assertThat(desk.sessions.put(token, ANN)).isFalse();
        assertThat(desk.sessions.rotate(token)).isEmpty();
    }

    @Test
    void putting_facts_starts_its_life_anew() {
        String token = desk.sessions.create(ANN, LIFE);
        desk.clock.advance(Duration.ofMinutes(20));
        assertThat(desk.sessions.put(token, ANN)).isTrue();

        desk.clock.advance(Duration.ofMinutes(20));

        assertThat(desk.sessions.find(token)).contains(ANN);
    }

    @Test
    void a_new_token_at_sign_in_leaves_the_old_one_dead() {
        String old = desk.sessions.create(ANN, LIFE);

        String fresh = desk.sessions.rotate(old).orElseThrow();

        assertThat(desk.sessions.find(old)).isEmpty();
        assertThat(desk.sessions.find(fresh)).contains(ANN);
    }

    @Test
    void an_ended_session_is_gone_and_expired_ones_are_deleted() {
        desk.sessions.end(desk.sessions.create(ANN, LIFE));
        desk.sessions.create(ANN, LIFE);
        desk.clock.advance(LIFE);

        desk.housekeeping.runDue();

        assertThat(desk.count("cf_session")).isZero();
    }

    @Test
    void no_session_outlives_a_working_day() {
        assertThatThrownBy(() -> desk.sessions.create(ANN, Duration.ofHours(13)))
                .isInstanceOf(CareFormsException.class);
    }
}
