package io.llmops.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.proxies;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.resource;

import com.anthropic.client.AnthropicClient;
import com.openai.client.OpenAIClient;
import io.llmops.LlmOps;
import io.llmops.anthropic.InstrumentedAnthropic;
import io.llmops.openai.InstrumentedOpenAi;
import io.llmops.springboot.apps.ParcelShop;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.boot.SpringApplicationAotProcessor;

/** What a native image must know. Built by the real AOT processing, run on the JVM. */
class NativeTest {

    /** Then Spring makes no class at run time, and neither may we. */
    private static final String AS_IN_A_NATIVE_IMAGE = "-Dorg.graalvm.nativeimage.imagecode=runtime";

    private final RuntimeHints hints = hints();

    private static RuntimeHints hints() {
        RuntimeHints hints = new RuntimeHints();
        new LlmOpsRuntimeHints().registerHints(hints, NativeTest.class.getClassLoader());
        return hints;
    }

    @Test
    void theFilesThatWeReadAreThere() {
        Stream.of(
                        "io/llmops/cost/prices.json",
                        "io/llmops/call/models.json",
                        "io/llmops/alerting/runbooks/error-rate.md")
                .forEach(file -> {
                    assertThat(resource().forResource(file)).accepts(hints);
                    assertThat(LlmOps.class.getClassLoader().getResource(file))
                            .as(file)
                            .isNotNull();
                });
    }

    @Test
    void theRecordsThatAreReadFromJsonAreOpen() throws Exception {
        for (String name : LlmOpsRuntimeHints.JSON) {
            Class<?> type = Class.forName(name);
            assertThat(type.isRecord()).as(name).isTrue();
            assertThat(reflection().onType(type)).accepts(hints);
        }
    }

    @Test
    void theProxiesOfTheOpenAiSdkAreKnown() {
        assertThat(InstrumentedOpenAi.standInFor())
                .contains(OpenAIClient.class)
                .allSatisfy(type -> assertThat(proxies().forInterfaces(type)).accepts(hints));
    }

    @Test
    void theProxiesOfTheAnthropicSdkAreKnown() {
        assertThat(InstrumentedAnthropic.standInFor())
                .contains(AnthropicClient.class)
                .allSatisfy(type -> assertThat(proxies().forInterfaces(type)).accepts(hints));
    }

    @Test
    void anApplicationThatIsProcessedAheadOfTimeInstrumentsTheSameBeans(@TempDir Path directory) throws Exception {
        Path sources = directory.resolve("sources");
        Path resources = directory.resolve("resources");
        Path classes = Files.createDirectory(directory.resolve("classes"));
        Processes.run(
                path -> true,
                List.of(),
                SpringApplicationAotProcessor.class.getName(),
                List.of(
                        ParcelShop.class.getName(),
                        sources.toString(),
                        resources.toString(),
                        classes.toString(),
                        "g",
                        "a"));
        compile(sources, classes);

        assertThat(hintsIn(resources))
                .contains("\"io.llmops.springboot.apps.ParcelShop$Desk\"")
                .contains("io/llmops/cost/prices.json");
        assertThat(classes.resolve("io/llmops/springboot/Echo$$SpringCGLIB$$0.class"))
                .exists();
        assertThat(classes.resolve("io/llmops/springboot/apps/ParcelShop$Support$$SpringCGLIB$$0.class"))
                .exists();
        for (List<String> options : options()) {
            assertThat(runAhead(options, classes, resources))
                    .contains("answer: It comes on Friday.")
                    .contains("echo: injected by its class")
                    .contains("calls: [gpt-4o-mini, desk, support, echo]");
        }
    }

    /** Spring Boot's native images want Java 25. */
    private static List<List<String>> options() {
        List<String> onTheJvm = List.of("-Dspring.aot.enabled=true");
        return Runtime.version().feature() < 25
                ? List.of(onTheJvm)
                : List.of(onTheJvm, List.of("-Dspring.aot.enabled=true", AS_IN_A_NATIVE_IMAGE));
    }

    private static void compile(Path sources, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                classes + File.pathSeparator + System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(it -> it.toString().endsWith(".java"))
                    .map(Path::toString)
                    .forEach(arguments::add);
        }
        int outcome = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        arguments.toArray(new String[0]));
        assertThat(outcome).isZero();
    }

    private static String hintsIn(Path resources) throws IOException {
        try (Stream<Path> files = Files.walk(resources)) {
            return Files.readString(files.filter(it -> it.endsWith("reachability-metadata.json"))
                            .findFirst()
                            .orElseThrow())
                    .replace("\\/", "/");
        }
    }

    private static String runAhead(List<String> options, Path... generated) throws IOException, InterruptedException {
        return Processes.run(path -> true, List.of(generated), options, ParcelShop.class.getName(), List.of());
    }
}
