package io.llmops.crash;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A JVM that runs {@link ScriptedService} on the class path of this one, to be killed. */
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final List<String> noise = new ArrayList<>();

    ChildProcess(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                classPath(),
                ScriptedService.class.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What this test runs on, whether that is a class path or a module path. */
    private static String classPath() {
        Set<String> paths = new LinkedHashSet<>();
        for (String property : List.of("jdk.module.path", "java.class.path", "surefire.test.class.path")) {
            Stream.of(System.getProperty(property, "").split(File.pathSeparator, -1))
                    .filter(it -> !it.isEmpty())
                    .forEach(paths::add);
        }
        for (Class<?> type : List.of(ScriptedService.class, org.postgresql.Driver.class, org.h2.Driver.class)) {
            paths.add(placeOf(type));
        }
        return String.join(File.pathSeparator, paths);
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last tick it says it has done, or one past the end when it is done. Waits for its next word; empty if it has ended. */
    String nextWord() throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(ScriptedService.TICKED) && !line.equals(ScriptedService.DONE)) {
            noise.add(line);
            line = output.readLine();
        }
        return line == null ? "" : line;
    }

    /** What it said beside, such as a stack trace. */
    List<String> noise() {
        return noise;
    }

    /** At once; what it said before can still be read. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }
}
