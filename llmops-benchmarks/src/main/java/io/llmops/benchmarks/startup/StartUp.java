package io.llmops.benchmarks.startup;

import io.llmops.benchmarks.call.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts JVMs and reads what they tell. */
public final class StartUp {

    private static final Pattern TIMES = Pattern.compile("^(\\d+) (\\d+)$", Pattern.MULTILINE);
    private static final Pattern OPTIONAL_CLASS = Pattern.compile(
            "^\\[[^\\n]*\\]\\s+((?:io\\.micrometer|io\\.llmops\\.guardrails|"
                    + "io\\.llmops\\.alerting|io\\.llmops\\.onnx|ai\\.onnxruntime|com\\.networknt|com\\.google\\.re2j|"
                    + "reactor|org\\.springframework|dev\\.langchain4j|com\\.openai)\\.[\\w.$]+) source:",
            Pattern.MULTILINE);

    private final List<String> jvmArgs;
    private final int jvms;

    /** @param jvms how many to start; the median of them is told */
    public StartUp(List<String> jvmArgs, int jvms) {
        this.jvmArgs = jvmArgs;
        this.jvms = jvms;
    }

    /** Times of one subject, in nanoseconds, from JVMs that do nothing else. */
    public StartUpTimes times(Subject subject) {
        List<Long> builds = new ArrayList<>();
        List<Long> calls = new ArrayList<>();
        for (int i = 0; i < jvms; i++) {
            Matcher told = TIMES.matcher(run(List.of(), subject));
            if (!told.find()) {
                throw new IllegalStateException("A JVM did not tell the times of " + subject);
            }
            builds.add(Long.valueOf(told.group(1)));
            calls.add(Long.valueOf(told.group(2)));
        }
        return new StartUpTimes(subject.name(), subject.label(), builds, calls);
    }

    /** Classes of optional parts that a JVM loads which uses none of them. */
    public List<String> optionalClasses() {
        return optionalClasses(run(List.of("-Xlog:class+load:stdout"), Subject.OURS));
    }

    static List<String> optionalClasses(String log) {
        return OPTIONAL_CLASS
                .matcher(log)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private String run(List<String> more, Subject subject) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(jvmArgs);
        command.addAll(more);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), YoungJvm.class.getName(), subject.name()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("No JVM could be started", e);
        }
    }
}
