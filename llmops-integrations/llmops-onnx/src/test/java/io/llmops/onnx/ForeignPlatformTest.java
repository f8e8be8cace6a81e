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

    @Test
    void aPlatformWithoutANativeLibraryIsNamedWithTheFix() throws Exception {
        assertThat(run("-Dos.arch=riscv64", System.getProperty("java.class.path")))
                .contains("linux riscv64".equalsIgnoreCase(name("riscv64")) ? "Linux riscv64" : "riscv64")
                .contains("Unsupported arch:riscv64", "Linux with glibc 2.28 (x64, aarch64)", "leave out the evaluators")
                .contains("judged: nothing")
                .doesNotContain("secret question");
    }

    @Test
    void aLibraryThatCannotBeLoadedIsToldOf() throws Exception {
        assertThat(run("-Donnxruntime.native.path=/nonexistent", withoutNativeLibraries()))
                .contains("The embedding model cannot be loaded on", "judged: nothing");
    }

    @Test
    void noClassOfTheRuntimeIsLoadedBeforeTheFirstText() throws Exception {
        String output = run("-Xlog:class+load", System.getProperty("java.class.path"));

        assertThat(output.indexOf("wired up")).isPositive();
        assertThat(output.substring(0, output.indexOf("wired up"))).doesNotContain("ai.onnxruntime");
        assertThat(output).contains("judged: relevant").contains("ai.onnxruntime");
    }

    private static String name(String architecture) {
        return System.getProperty("os.name") + " " + architecture;
    }

    private static String withoutNativeLibraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(it -> !it.contains("onnxruntime-"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String run(String option, String classPath) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", option, "-cp", classPath, Judging.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
