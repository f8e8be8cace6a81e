package io.llmops.probe;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Questions with known answers, to be put to a model again and again.
 *
 * <pre>{@code
 * GoldenSet set = GoldenSet.read(Path.of("golden.jsonl"));
 * }</pre>
 *
 * @param name of few values: runs of the same set are compared
 */
public record GoldenSet(String name, List<GoldenCase> cases) {

    public GoldenSet {
        cases = List.copyOf(cases);
        Set<String> ids = new HashSet<>();
        for (GoldenCase each : cases) {
            if (!ids.add(each.id())) {
                throw new IllegalArgumentException(
                        "Golden set '" + name + "' has two cases with the id '" + each.id() + "'; give each its own");
            }
        }
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("Golden set '" + name + "' has no case; write at least one");
        }
    }

    /**
     * Reads a file, every line of which must be right; {@link GoldenFile} is more patient.
     *
     * @throws IllegalArgumentException naming every line that cannot be read, with value and fix
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static GoldenSet read(Path file) {
        GoldenFile read = GoldenFile.read(file);
        if (!read.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    read.problems().stream().map(it -> file + ": " + it).collect(Collectors.joining("\n")));
        }
        return read.set();
    }

    /**
     * The cases as a file of JSON Lines, which {@link #read} reads.
     *
     * @throws IllegalArgumentException if a message is not a single text
     */
    public String toJsonLines() {
        return cases.stream().map(it -> CaseWriter.line(it) + "\n").collect(Collectors.joining());
    }

    /** Equal for sets that ask the same and expect the same. */
    public String fingerprint() {
        return GoldenCase.hash(cases.stream()
                .map(it -> it.id() + ' ' + it.fingerprint())
                .sorted()
                .collect(Collectors.joining("\n")));
    }

    @Override
    public String toString() {
        return "GoldenSet{" + name + ", " + cases.size() + " cases}";
    }
}
