package io.llmops.guardrails.injection.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts that were written for this project one by one, not by a grammar. */
final class Authors {

    /** Each of them knew neither the data nor the grammars, nor what the others wrote. */
    static final List<String> INDEPENDENT = List.of("ada", "bo", "cy");

    /** Wrote after reading the data; so this one is always learnt from and never measured. */
    private static final String LATER = "dee";

    private Authors() {}

    static List<Example> texts() {
        List<Example> all = new ArrayList<>();
        INDEPENDENT.forEach(name -> all.addAll(Jsonl.parse(lines(name + ".jsonl"))));
        all.addAll(Jsonl.parse(lines(LATER + ".jsonl")));
        return all;
    }

    /** What is put into documents. */
    static List<String> slipped(String what) {
        return lines("slipped.txt").stream()
                .filter(line -> line.startsWith(what + " "))
                .map(line -> line.substring(what.length() + 1))
                .toList();
    }

    static boolean isIndependent(Example example) {
        return INDEPENDENT.stream().anyMatch(name -> example.source().equals("author/" + name));
    }

    private static List<String> lines(String name) {
        try (InputStream in = Authors.class.getResourceAsStream("texts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("There is no texts/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
