package uk.careforms.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uk.careforms.api.model.CareFormsException;
import uk.careforms.api.model.Fault;

class SettingsTest {

    @Test
    void every_missing_and_unknown_setting_is_named_at_once() {
        var settings = new Settings(Map.of("client-id", " ", "enviroment-url", "https://x.example"));

        assertThatThrownBy(() -> settings.require("dynamics", Set.of("client-id", "environment-url"), Set.of("queue")))
                .isInstanceOfSatisfying(
                        CareFormsException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SETUP))
                .hasMessageContaining("'client-id' is missing")
                .hasMessageContaining("'environment-url' is missing")
                .hasMessageContaining("'enviroment-url' is not known");
    }

    @Test
    void settings_show_their_names_never_their_values() {
        assertThat(new Settings(Map.of("client-secret", "hunter2")).toString())
                .contains("client-secret")
                .doesNotContain("hunter2");
    }
}
