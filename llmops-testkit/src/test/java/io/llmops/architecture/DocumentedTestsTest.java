package io.llmops.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of docs/integrations.md name the test behind each row: those tests must be there. */
class DocumentedTestsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("…?(?:([A-Z]\\w*)(?:\\.|$))?([a-z]\\w*)?(…?)");

    private final Map<String, String> sources = sources();

    private static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().endsWith("Test.java")).forEach(file -> {
                String name = file.getFileName().toString().replace(".java", "");
                sources.merge(name, read(file), String::concat);
            });
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTestThatATableNamesIsThere() {
        List<String> named = named();
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(named.stream().filter(test -> !exists(test))).isEmpty();
    }

    /** What the last column quotes, in tables whose last column is about tests. */
    private static List<String> named() {
        List<String> named = new ArrayList<>();
        boolean ofTests = false;
        for (String line : read(ROOT.resolve("docs/integrations.md")).lines().toList()) {
            if (!line.startsWith("|")) {
                ofTests = false;
                continue;
            }
            String last = line.substring(line.lastIndexOf('|', line.length() - 2) + 1);
            ofTests |= last.strip().startsWith("test");
            Matcher quoted = QUOTED.matcher(ofTests ? last : "");
            while (quoted.find()) {
                named.add(quoted.group(1));
            }
        }
        return named;
    }

    private boolean exists(String test) {
        Matcher parts = TEST.matcher(test);
        if (!parts.matches()) {
            return false;
        }
        String method = parts.group(2);
        Stream<String> candidates =
                parts.group(1) == null ? sources.values().stream() : Stream.ofNullable(sources.get(parts.group(1)));
        return candidates.anyMatch(source ->
                method == null || source.contains(" " + method + (parts.group(3).isEmpty() ? "(" : "")));
    }
}
