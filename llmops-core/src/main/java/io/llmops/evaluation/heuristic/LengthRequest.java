package io.llmops.evaluation.heuristic;

import io.llmops.evaluation.text.Words;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A length that a question asks for: a number and then words, sentences or paragraphs, with "in", "about", "at most" or
 * the like shortly before it; in English, German, French, Spanish, Italian, Portuguese and Dutch. The last one counts.
 *
 * @param atMost whether less is as good
 */
record LengthRequest(int amount, Unit unit, boolean atMost) {

    enum Unit {
        WORDS,
        SENTENCES
    }

    private static final int NEAR = 4;
    private static final int MOST = 5_000;
    private static final Map<Long, Unit> UNITS = new HashMap<>();
    private static final String WORDS =
            "word words wort wörter wörtern worten mots mot palabras palabra parole parola palavras"
                    + " palavra woorden woord";
    private static final String SENTENCES =
            "sentence sentences satz sätze sätzen phrase phrases frase frases frasi zin zinnen";
    private static final Set<String> AT_MOST = Set.of(
            "most",
            "max",
            "maximum",
            "maximal",
            "maximaal",
            "under",
            "within",
            "than",
            "höchstens",
            "moins",
            "plus",
            "máximo",
            "massimo",
            "hoogstens",
            "unter",
            "up",
            "limit",
            "fewer",
            "less");
    private static final Set<String> AROUND = Set.of(
            "in",
            "about",
            "around",
            "approximately",
            "exactly",
            "roughly",
            "with",
            "etwa",
            "ungefähr",
            "genau",
            "mit",
            "en",
            "environ",
            "exactement",
            "unos",
            "exactamente",
            "circa",
            "esattamente",
            "em",
            "cerca",
            "exatamente",
            "ongeveer",
            "precies",
            "using",
            "to");
    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    static {
        put(WORDS, Unit.WORDS);
        put(SENTENCES, Unit.SENTENCES);
        String[][] names = {
            {"one", "a", "single", "einem", "einen", "une", "un", "una", "uma", "um", "een", "één"},
            {"two", "zwei", "deux", "dos", "due", "duas", "dois", "twee"},
            {"three", "drei", "trois", "tres", "tre", "três", "drie"},
            {"four", "vier", "quatre", "cuatro", "quattro", "quatro"},
            {"five", "fünf", "cinq", "cinco", "cinque", "vijf"}
        };
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i]) {
                NUMBERS.put(name, i + 1);
            }
        }
    }

    private static void put(String names, Unit unit) {
        Words words = Words.of(names);
        for (int i = 0; i < words.size(); i++) {
            UNITS.put(words.hash(i), unit);
        }
    }

    static Optional<LengthRequest> in(Words question) {
        for (int i = question.size() - 1; i > 0; i--) {
            Unit unit = UNITS.get(question.hash(i));
            if (unit != null) {
                Optional<LengthRequest> found = before(question, i, unit);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<LengthRequest> before(Words question, int unitAt, Unit unit) {
        int amount = amount(question, unitAt - 1);
        if (amount <= 0 || amount > MOST) {
            return Optional.empty();
        }
        boolean asked = false;
        boolean atMost = false;
        for (int i = Math.max(0, unitAt - 1 - NEAR); i < unitAt - 1; i++) {
            String word = word(question, i);
            atMost |= AT_MOST.contains(word);
            asked |= AROUND.contains(word);
        }
        return asked || atMost ? Optional.of(new LengthRequest(amount, unit, atMost)) : Optional.empty();
    }

    private static int amount(Words question, int at) {
        String word = word(question, at);
        if (!question.isNumber(at)) {
            return NUMBERS.getOrDefault(word, 0);
        }
        try {
            return Integer.parseInt(word.replace(",", "").replace(".", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String word(Words words, int at) {
        return words.text().substring(words.start(at), words.end(at)).toLowerCase(Locale.ROOT);
    }

    int measure(Words answer) {
        return unit == Unit.WORDS ? answer.size() : answer.sentences();
    }
}
