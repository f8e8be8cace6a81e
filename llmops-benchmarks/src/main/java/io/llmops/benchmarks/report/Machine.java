package io.llmops.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What the figures were measured on. */
record Machine(String cpu, int cores, long memoryMegabytes, String system, String jvm, Map<String, String> versions) {

    static Machine current() {
        return new Machine(
                proc("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                megabytes(proc("/proc/meminfo", "MemTotal")),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                libraries());
    }

    /** One line for people. */
    String line() {
        return String.format(Locale.ROOT, "%d cores of %s, %,d MB, %s, %s", cores, cpu, memoryMegabytes, system, jvm);
    }

    /** The value of a key of a file of Linux; elsewhere it is unknown. */
    private static String proc(String file, String key) {
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            return lines.stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("an unknown kind");
        } catch (IOException e) {
            return "an unknown kind";
        }
    }

    private static long megabytes(String kilobytes) {
        String digits = kilobytes.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits) / 1024;
    }

    private static Map<String, String> libraries() {
        Properties properties = new Properties();
        try (InputStream file = Machine.class.getResourceAsStream("versions.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> versions = new TreeMap<>();
        properties.forEach((name, version) -> versions.put(name.toString(), version.toString()));
        return versions;
    }
}
