package uk.careforms.examples.devurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    @TempDir
    private Path folder;

    @Test
    void every_fault_of_the_command_line_is_named_at_once() {
        assertThatThrownBy(() -> Options.parse(List.of("--port", "abc", "--nonsense")))
                .hasMessageContaining("'--nonsense' is not an option")
                .hasMessageContaining("'--port' is a number from 0 to 65535")
                .hasMessageContaining("Usage:");
    }

    @Test
    void a_key_that_nothing_reads_is_refused_and_never_silently_ignored() throws IOException {
        Path file = Files.writeString(folder.resolve("dev.properties"), "bank-holidays.flie=x\nnode.foo=1\n");

        assertThatThrownBy(() -> Options.parse(List.of("--config", file.toString())))
                .hasMessageContaining("'bank-holidays.flie' is not known")
                .hasMessageContaining("'node.foo' is not known");
    }

    @Test
    void the_settings_of_a_plug_in_come_without_their_prefix_and_type() throws IOException {
        Path file = Files.writeString(
                folder.resolve("dev.properties"), "connectors.crm.type=dynamics\nconnectors.crm.client-id=abc\n");
        Options options = Options.parse(List.of("--config", file.toString()));

        assertThat(options.type("connectors.crm")).contains("dynamics");
        assertThat(options.settings("connectors.crm").values()).isEqualTo(Map.of("client-id", "abc"));
        assertThat(options.port()).isEqualTo(8080);
    }
}
