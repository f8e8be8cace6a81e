package io.llmops.alerting.monitor.file;

import io.llmops.alerting.file.Building;
import io.llmops.alerting.file.Tree;
import io.llmops.alerting.monitor.Measure;
import io.llmops.alerting.monitor.Measure.Statistic;
import io.llmops.alerting.monitor.Value;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import io.llmops.config.Spelling;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A value: the name of one under {@code values}, or an object whose first key says what it is: {@code count}, {@code rate},
 * {@code sum}, {@code mean} or {@code p95} of a signal {@code over} a window; {@code share … of}, {@code ratio},
 * {@code average … over}, {@code against-before} of others. With {@code before} it is that of an earlier time.
 */
final class ValueForm {

    private static final Pattern QUANTILE = Pattern.compile("p(\\d{1,3}(?:\\.\\d{1,400})?)");

    private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

    static {
        MEASURES.put("count", Measure.COUNT);
        MEASURES.put("rate", Measure.RATE);
        MEASURES.put("sum", Measure.SUM);
        MEASURES.put("mean", Measure.MEAN);
    }

    private static final List<String> KINDS =
            List.of("count", "rate", "sum", "mean", "p95", "share", "ratio", "average", "against-before", "value");

    private ValueForm() {}

    static Value read(ConfigNode written, Names names) {
        if (written.isText()) {
            return names.value(written);
        }
        ConfigObject object = written.object();
        Value value = Building.at(object, () -> read(kind(object), object, names));
        Duration before = object.optional("before").map(ConfigNode::duration).orElse(Duration.ZERO);
        object.done();
        return before.isZero() ? value : value.before(before);
    }

    private static String kind(ConfigObject written) {
        return written.keys().stream()
                .filter(key -> KINDS.contains(key) || QUANTILE.matcher(key).matches())
                .findFirst()
                .orElseThrow(() -> written.error("is no value: it needs a key that says what it is"
                        + written.keys().stream()
                                .findFirst()
                                .map(key -> Spelling.hint(key, KINDS))
                                .orElse("; known are " + String.join(", ", KINDS))));
    }

    private static Value read(String kind, ConfigObject written, Names names) {
        ConfigNode what = written.required(kind);
        return switch (kind) {
            case "share" -> share(what, written, names);
            case "ratio" -> ratio(what, names);
            case "average" -> Value.average(read(what, names), over(written));
            case "against-before" -> againstBefore(what, names);
            case "value" -> names.value(what);
            default -> Value.of(SignalForm.read(what, names), measure(kind), over(written));
        };
    }

    private static Measure measure(String kind) {
        Measure measure = MEASURES.get(kind);
        return measure != null
                ? measure
                : Measure.quantile(
                        new BigDecimal(kind.substring(1)).movePointLeft(2).doubleValue());
    }

    private static Duration over(ConfigObject written) {
        return written.required("over").duration();
    }

    private static Value share(ConfigNode part, ConfigObject written, Names names) {
        Value whole = Value.count(SignalForm.read(written.required("of"), names), over(written));
        return Value.ratio(Value.count(SignalForm.read(part, names), over(written)), whole);
    }

    private static Value ratio(ConfigNode written, Names names) {
        List<ConfigNode> parts = written.items();
        if (parts.size() != 2) {
            throw written.error("must be a list of two values, what is divided and by what");
        }
        return Value.ratio(read(parts.get(0), names), read(parts.get(1), names));
    }

    private static Value againstBefore(ConfigNode written, Names names) {
        if (read(written, names) instanceof Value.Average average) {
            return Value.againstBefore(average);
        }
        throw written.error("must be an average, {average: value, over: 1h}");
    }

    /** Signals are written by the names that they are given here. */
    static Tree write(Value value, SignalNames names) {
        if (value instanceof Value.Of of) {
            return ended(
                    new Tree().put(key(of.measure()), names.of(of.signal())).put("over", of.window()), of.offset());
        }
        if (value instanceof Value.Average average) {
            return ended(
                    new Tree().put("average", write(average.value(), names)).put("over", average.over()),
                    average.offset());
        }
        if (value instanceof Value.Ratio ratio) {
            return write(ratio, names);
        }
        throw new IllegalArgumentException(
                "Nothing writes a " + value.getClass().getName());
    }

    private static Tree ended(Tree tree, Duration offset) {
        return tree.putUnless(Duration.ZERO, "before", offset);
    }

    private static Tree write(Value.Ratio ratio, SignalNames names) {
        if (ratio.numerator() instanceof Value.Of part
                && ratio.denominator() instanceof Value.Of whole
                && isShare(part, whole)) {
            Tree share = new Tree()
                    .put("share", names.of(part.signal()))
                    .put("of", names.of(whole.signal()))
                    .put("over", part.window());
            return ended(share, part.offset());
        }
        if (ratio.numerator() instanceof Value.Average now && ratio.equals(Value.againstBefore(now))) {
            return new Tree().put("against-before", write(now, names));
        }
        return new Tree()
                .put("ratio", Tree.list(List.of(write(ratio.numerator(), names), write(ratio.denominator(), names))));
    }

    private static boolean isShare(Value.Of part, Value.Of whole) {
        return part.measure().equals(Measure.COUNT)
                && whole.measure().equals(Measure.COUNT)
                && part.window().equals(whole.window())
                && part.offset().equals(whole.offset());
    }

    private static String key(Measure measure) {
        return measure.statistic() == Statistic.QUANTILE
                ? "p"
                        + BigDecimal.valueOf(measure.quantile())
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString()
                : MEASURES.entrySet().stream()
                        .filter(it -> it.getValue().statistic() == measure.statistic())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
    }
}
