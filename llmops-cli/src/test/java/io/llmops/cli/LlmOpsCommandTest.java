package io.llmops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LlmOpsCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhatACallCostsAndWhereThePriceIsPublished() {
        assertThat(run("cost", "--model", "gpt-4o", "--input-tokens", "1000000", "--output-tokens", "100000"))
                .isZero();

        assertThat(out.toString()).startsWith("3.500000 USD").contains("https://");
    }

    @Test
    void doesNotCallAnUnknownPriceZero() {
        assertThat(run("cost", "--model", "no-such-model", "--input-tokens", "10"))
                .isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("_OTHER/no-such-model").contains("unknown, not zero");
    }

    @Test
    void namesTheOptionThatIsWrong() {
        assertThat(run("cost", "--model", "gpt-4o", "--input-tokens", "many")).isEqualTo(2);

        assertThat(err.toString()).contains("--input-tokens").contains("many");
    }

    @Test
    void readsAModelsName() {
        assertThat(run("model", "claude-3-5-haiku-20241022")).isZero();

        assertThat(out.toString()).contains("anthropic").contains("haiku");
    }

    @Test
    void tellsTheStandardMonitorsInWords() {
        assertThat(run("monitors")).isZero();

        assertThat(out.toString()).contains("error-rate (error): ").contains("gen_ai.client.inference.duration");
    }

    @Test
    void showsItsUsageWithoutArguments() {
        assertThat(run()).isZero();

        assertThat(out.toString()).contains("Usage: llmops").contains("cost").contains("monitors");
    }

    private int run(String... args) {
        CommandLine command = LlmOpsCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }
}
