package io.llmops.benchmarks;

import io.llmops.guardrails.injection.language.Rule;
import io.llmops.guardrails.injection.language.Rules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the default input guardrails look for, as somebody would write it for {@code java.util.regex}: a pattern for each of
 * the 29 formats of secrets, and one for each of the 85 rules on injections, with the words of the same lexicon.
 */
final class DefaultPatterns {

    private static final String LEXICON = "/io/llmops/guardrails/injection/language/lexicon.txt";
    private static final int USUAL_GAP = 2;

    private DefaultPatterns() {}

    static List<Pattern> all() {
        Map<String, List<String>> lexicon = lexicon();
        Stream<Pattern> secrets = lines("secret-patterns.txt").stream().map(Pattern::compile);
        Stream<Pattern> rules =
                Rules.ALL.stream().map(rule -> Pattern.compile(regex(rule, lexicon), Pattern.CASE_INSENSITIVE));
        return Stream.concat(secrets, rules).toList();
    }

    private static String regex(Rule rule, Map<String, List<String>> lexicon) {
        StringBuilder regex = new StringBuilder();
        int gap = USUAL_GAP;
        for (String part : rule.pattern().split(" ", -1)) {
            if (Character.isDigit(part.charAt(0))) {
                gap = Integer.parseInt(part);
            } else {
                regex.append(regex.isEmpty() ? "" : tokensBetween(gap));
                regex.append(anyOf(part, lexicon));
                gap = USUAL_GAP;
            }
        }
        return regex.toString();
    }

    private static String tokensBetween(int most) {
        return "(?:\\s*(?:[\\w']+|[^\\w\\s])){0," + most + "}?\\s*";
    }

    private static String anyOf(String place, Map<String, List<String>> lexicon) {
        List<String> words = new ArrayList<>();
        for (String option : place.split("/", -1)) {
            if (option.startsWith("'")) {
                words.add(option.substring(1, option.length() - 1));
            } else {
                words.addAll(lexicon.getOrDefault(option, List.of()));
            }
        }
        return "(?:"
                + String.join("|", words.stream().map(DefaultPatterns::word).toList()) + ")";
    }

    /** A star stands for any ending; a mark has no boundaries of words. */
    private static String word(String word) {
        boolean stem = word.endsWith("*") && word.length() > 1;
        String text = stem ? word.substring(0, word.length() - 1) : word;
        return Character.isLetterOrDigit(text.charAt(0))
                ? "\\b" + Pattern.quote(text) + (stem ? "\\w*" : "\\b")
                : Pattern.quote(text);
    }

    private static Map<String, List<String>> lexicon() {
        Map<String, List<String>> words = new HashMap<>();
        for (String line : lines(LEXICON)) {
            List<String> fields = List.of(line.split(" +", -1));
            words.computeIfAbsent(fields.get(0), concept -> new ArrayList<>()).addAll(fields.subList(1, fields.size()));
        }
        return words;
    }

    private static List<String> lines(String name) {
        try (InputStream in = DefaultPatterns.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + name);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
