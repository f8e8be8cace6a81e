package io.llmops.examples.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.testkit.slack.SlackStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that gets one started shows what compiles, with the versions that are built here, and it does what it says. */
class GettingStartedPageTest {

    private static final Path PAGE = Path.of("../docs/getting-started.md");
    private static final Path PROGRAM = Path.of("src/main/java/io/llmops/examples/start/GettingStarted.java");
    private static final Pattern ARTIFACT = Pattern.compile(
            "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>"
                    + "\\s*<(?:/dependency|/plugin|configuration)>");

    @Test
    void showsTheProgram() throws IOException {
        String program = Files.readString(PROGRAM).replace("package io.llmops.examples.start;\n\n", "");

        assertThat(Files.readString(PAGE)).contains("```java\n" + program + "```");
    }

    @Test
    void namesTheVersionsThatAreBuiltHere() throws IOException {
        String parent = Files.readString(Path.of("../pom.xml"));
        Matcher artifact = ARTIFACT.matcher(Files.readString(PAGE));
        int found = 0;
        while (artifact.find()) {
            found++;
            assertThat(parent).as("version of %s", artifact.group(2)).contains(">" + artifact.group(3) + "</");
        }
        assertThat(found).isEqualTo(6);
    }

    /** What the parent imports is no dependency to Maven's {@code -am}. */
    @Test
    void installsAllThatTheLibraryNeeds() throws IOException {
        assertThat(Files.readString(PAGE)).contains("install -pl llmops-bom,llmops-alerting -am");
    }

    @Test
    void tellsSlackThatCallsFail() throws InterruptedException {
        try (SlackStandIn slack = SlackStandIn.start()) {
            GettingStarted.run(slack.webhookUri().toString(), Duration.ofMillis(250));

            assertThat(slack.violations()).isEmpty();
            assertThat(slack.messages()).isNotEmpty();
            assertThat(slack.messages().get(0).text()).contains("Calls to the model fail", "gpt-4o-mini");
        }
    }
}
