package io.llmops.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run in a file of JSON Lines: a line that tells of the run, then one for each result. A file without the first line,
 * such as another program wrote, is read too: {@code case} and {@code correct} suffice.
 *
 * @param run what could be read
 * @param badLines the numbers of the lines that could not, from 1
 */
public record RunFile(StoredRun run, List<Integer> badLines) {

    public RunFile {
        badLines = List.copyOf(badLines);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it has neither a run nor a result
     * @throws UncheckedIOException if it cannot be read
     */
    public static RunFile read(Path file) {
        Optional<RunInfo> info = Optional.empty();
        List<CaseResult> results = new ArrayList<>();
        List<Integer> bad = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Optional<JsonNode> json = RunJson.tree(line);
                Optional<CaseResult> result = json.flatMap(RunJson::result);
                Optional<RunInfo> run = json.flatMap(RunJson::run);
                result.ifPresent(results::add);
                info = info.or(() -> run);
                if (result.isEmpty() && run.isEmpty() && !line.isBlank()) {
                    bad.add(number);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The run " + file + " cannot be read", e);
        }
        if (info.isEmpty() && results.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " holds no run: no line has 'case' and 'correct'; make one with 'llmops golden run'");
        }
        return new RunFile(new StoredRun(info.orElseGet(() -> unknown(results)), results), bad);
    }

    private static RunInfo unknown(List<CaseResult> results) {
        int repeats =
                1 + results.stream().mapToInt(it -> it.trial().repeat()).max().orElse(0);
        return new RunInfo("unnamed", "", "", "", repeats, Instant.EPOCH);
    }

    /** Adds a line. A line that a crash left half written is ended first, so that it costs nobody but itself. */
    static void append(Path file, String line) {
        try {
            String start = endsMidLine(file) ? "\n" : "";
            // not writeString, which refuses halves of characters: an answer may have them
            Files.write(
                    file,
                    (start + line + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The run " + file + " cannot be written", e);
        }
    }

    private static boolean endsMidLine(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(bytes.length() - 1);
            return bytes.read() != '\n';
        }
    }
}
