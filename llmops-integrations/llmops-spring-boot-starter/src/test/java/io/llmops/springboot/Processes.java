package io.llmops.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs main classes in processes of their own. */
final class Processes {

    private Processes() {}

    /** Of this process. */
    static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    /** What it wrote, once it has ended well; an application without a web server. */
    static String run(Predicate<Path> classPath, List<String> options, String main, List<String> arguments)
            throws IOException, InterruptedException {
        return run(classPath, List.of(), options, main, arguments);
    }

    /**
     * @param first comes before this process's class path
     */
    static String run(
            Predicate<Path> classPath, List<Path> first, List<String> options, String main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.add("-Dspring.main.web-application-type=none");
        command.add("-Dspring.main.banner-mode=off");
        command.add("-Dmanagement.otlp.metrics.export.enabled=false");
        command.add("-cp");
        command.add(Stream.concat(first.stream(), classPath().stream().filter(classPath))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(main);
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output;
        try (var out = process.inputReader()) {
            output = out.lines().collect(Collectors.joining("\n"));
        }
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
