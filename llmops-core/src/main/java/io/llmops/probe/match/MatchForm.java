package io.llmops.probe.match;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.probe.judge.Rubric;
import java.math.BigDecimal;
import java.util.Locale;

/** Writes matches as {@link MatchJson} reads them, leaving out what it takes for granted. */
final class MatchForm {

    private final ObjectNode form = JsonNodeFactory.instance.objectNode();
    private final ObjectNode into;

    private MatchForm(ObjectNode into) {
        this.into = into;
    }

    static void write(Match match, ObjectNode into) {
        MatchForm written = new MatchForm(into);
        written.match(match);
        boolean plain = written.form.size() == 1;
        into.set("match", plain ? written.form.get("type") : written.form);
    }

    private void match(Match match) {
        if (match instanceof ExactMatch it) {
            type("exact").put("expected", it.expected());
        } else if (match instanceof NormalisedMatch it) {
            type("normalised").put("expected", it.expected());
        } else if (match instanceof NumericMatch it) {
            numeric(it);
        } else if (match instanceof RegexMatch it) {
            type("regex").put("expected", it.pattern());
            truth("ignoreCase", it.ignoreCase());
            truth("whole", it.whole());
        } else if (match instanceof JsonMatch it) {
            type("json").set("expected", it.expected());
            truth("subset", it.subset());
            if (!it.at().isEmpty()) {
                form.put("at", it.at());
            }
        } else if (match instanceof ContainsMatch it) {
            it.texts().forEach(type("contains").putArray("expected")::add);
            form.put("quantifier", it.quantifier().name().toLowerCase(Locale.ROOT));
            form.put("ignoreCase", it.ignoreCase());
        } else if (match instanceof SimilarMatch it) {
            type("embedding").put("expected", it.expected());
            form.put("atLeast", it.atLeast());
        } else {
            judged((JudgedMatch) match);
        }
    }

    /** Where what is expected goes. */
    private ObjectNode type(String name) {
        form.put("type", name);
        return into;
    }

    private void truth(String key, boolean value) {
        if (value) {
            form.put(key, true);
        }
    }

    private void numeric(NumericMatch match) {
        type("numeric").put("expected", match.expected());
        if (match.relative()) {
            BigDecimal percent = BigDecimal.valueOf(match.tolerance()).movePointRight(2);
            form.put("tolerance", percent.toPlainString() + "%");
        } else if (match.tolerance() > 0) {
            form.put("tolerance", match.tolerance());
        }
        if (match.which() == NumericMatch.Which.FIRST) {
            form.put("which", "first");
        }
        truth("percent", match.percent());
        truth("decimalComma", match.decimalComma());
    }

    private void judged(JudgedMatch match) {
        Rubric rubric = match.rubric();
        type("judge");
        match.reference().ifPresent(it -> into.put("expected", it));
        boolean builtIn = Rubric.builtIn().contains(rubric);
        form.put("rubric", builtIn ? rubric.name() : rubric.criterion());
        form.put("atLeast", match.atLeast());
        match.context().ifPresent(it -> form.put("context", it));
    }
}
