package io.llmops.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs guardrails over texts from standard input, one JSON object a line, and writes one for each. */
@Command(
        name = "scan",
        description = {
            "Runs guardrails over texts: reads {\"id\",\"text\"[,\"role\"]} a line from standard input and writes "
                    + "{\"id\",\"blocked\",\"score\",\"guardrail\",\"category\",\"rule\",\"ms\"} a line to standard output.",
            "A line that cannot be read is reported by its number and skipped."
        },
        mixinStandardHelpOptions = true)
final class ScanCommand implements Runnable {

    @Option(names = "--guardrail", description = "One guardrail alone, such as injection, secret or pii.")
    private @Nullable String guardrail;

    @Option(
            names = "--policy",
            description = "The default policy of this file, YAML or JSON: its guardrails for requests, until one finds "
                    + "something. Without it, the profile 'balanced'.")
    private @Nullable Path policy;

    @Spec
    private CommandSpec spec;

    private InputStream in = System.in;

    ScanCommand() {}

    /** From elsewhere than standard input. */
    ScanCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public void run() {
        Scanner scanner = new Scanner(ScanGuardrails.of(policy, guardrail));
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                scan(scanner, line, number, out, err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input cannot be read", e);
        }
        out.flush();
    }

    private static void scan(Scanner scanner, String line, long number, PrintWriter out, PrintWriter err) {
        if (line.isBlank()) {
            return;
        }
        try {
            out.println(scanner.scan(line));
            out.flush();
        } catch (IllegalArgumentException e) {
            err.println("Line " + number + ": " + e.getMessage());
            err.flush();
        }
    }
}
