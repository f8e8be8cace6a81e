package io.llmops.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** In a JVM of its own: what is loaded there is not loaded here. */
class ForeignPlatformTest {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @Test
    void aPlatformWithoutANativeLibraryIsNamedWithTheFix() throws Exception {
        assertThat(run(CLASS_PATH, "-Dos.arch=riscv64"))
                .contains(System.getProperty("os.name") + " riscv64", "Unsupported arch:riscv64")
                .contains("Linux with glibc 2.28 (x64, aarch64)", "leave out the evaluators")
                .contains("judged: nothing")
                .doesNotContain("secret question");
    }

    @Test
    void aClassPathWithoutTheRuntimeIsToldOf() throws Exception {
        assertThat(run(withoutRuntime()))
                .contains("The embedding model cannot be loaded on", "ai.onnxruntime.OrtException", "judged: nothing");
    }

    @Test
    void noClassOfTheRuntimeIsLoadedBeforeTheFirstText() throws Exception {
        String output = run(CLASS_PATH, "-Xlog:class+load");

        assertThat(output.indexOf("wired up")).isPositive();
        assertThat(output.substring(0, output.indexOf("wired up"))).doesNotContain("ai.onnxruntime");
        assertThat(output).contains("judged: relevant").contains("ai.onnxruntime");
    }

    private static String withoutRuntime() {
        return Arrays.stream(CLASS_PATH.split(File.pathSeparator))
                .filter(it -> !it.contains("onnxruntime-"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String run(String classPath, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, Judging.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
