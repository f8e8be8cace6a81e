package io.llmops.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file of golden cases holds: JSON Lines, one case a line, or YAML, a list of cases, where the name ends with
 * {@code .yaml} or {@code .yml} and {@code jackson-dataformat-yaml} is on the path.
 *
 * @param set the cases that could be read
 * @param problems the others
 */
public record GoldenFile(GoldenSet set, List<Problem> problems) {

    /** Far more than people write. */
    static final long MAX_BYTES = 64L << 20;

    /** More cases are refused: each is a paid call. */
    static final int MAX_CASES = 100_000;

    /**
     * Why a case was left out.
     *
     * @param line counted from 1, where the case begins
     * @param message names value and fix
     */
    public record Problem(int line, String message) {
        @Override
        public String toString() {
            return "line " + line + ": " + message;
        }
    }

    public GoldenFile {
        problems = List.copyOf(problems);
    }

    /**
     * Reads a file in UTF-8. The set is named after it.
     *
     * @throws IllegalArgumentException if it is too large, or not one case can be read
     * @throws UncheckedIOException if it cannot be read
     */
    public static GoldenFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException(
                        file + " has " + Files.size(file) + " bytes; at most " + MAX_BYTES + " are read: split it");
            }
            String name = String.valueOf(file.getFileName());
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The golden set " + file + " cannot be read", e);
        }
    }

    /**
     * Reads a text.
     *
     * @param fileName tells by its ending whether it is YAML; without the ending it names the set
     */
    public static GoldenFile parse(String fileName, String text) {
        List<Problem> problems = new ArrayList<>();
        List<GoldenCase> cases = new ArrayList<>();
        Map<String, Integer> lineById = new HashMap<>();
        for (CaseTree tree : CaseTree.all(fileName, text, problems)) {
            try {
                GoldenCase read = CaseReader.read(tree.json());
                Integer before = lineById.putIfAbsent(read.id(), tree.line());
                if (before != null) {
                    throw new IllegalArgumentException(
                            "'id' is \"" + read.id() + "\", as on line " + before + "; give each case its own");
                }
                if (cases.size() == MAX_CASES) {
                    throw new IllegalArgumentException("a set holds at most " + MAX_CASES + " cases; split it");
                }
                cases.add(read);
            } catch (IllegalArgumentException e) {
                problems.add(new Problem(tree.line(), String.valueOf(e.getMessage())));
            }
        }
        if (cases.isEmpty()) {
            throw new IllegalArgumentException(fileName + " has no case that can be read"
                    + (problems.isEmpty() ? "; write one a line" : "; " + problems.get(0)));
        }
        return new GoldenFile(new GoldenSet(fileName.replaceFirst("\\.[^.]*$", ""), cases), problems);
    }
}
