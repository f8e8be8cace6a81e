package io.llmops.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.LlmResponse;
import io.llmops.client.SimpleClient;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README says what is true. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");
    private static final Path QUICKSTART = Path.of("src/main/java/io/llmops/examples/quickstart/Quickstart.java");

    @Test
    void showsTheLinesThatCompile() throws IOException {
        String source = Files.readString(QUICKSTART);
        String lines = source.substring(source.indexOf("// README begins"), source.indexOf("// README ends"))
                .replace("// README begins", "")
                .stripIndent()
                .strip();

        assertThat(withoutIndent(Files.readString(README))).contains(withoutIndent(lines));
    }

    @Test
    void theTenLinesRun() {
        LlmResponse response = Quickstart.answer(
                OpenTelemetry.noop(),
                URI.create("http://127.0.0.1:1/services/T0/B0/x"),
                "0123456789abcdef0123456789abcdef",
                SimpleClient.of(request -> LlmResponse.of("On its way.")));

        assertThat(response.text()).isEqualTo("On its way.");
    }

    private static String withoutIndent(String text) {
        return text.lines().map(String::strip).reduce("", (all, line) -> all + line + "\n");
    }
}
