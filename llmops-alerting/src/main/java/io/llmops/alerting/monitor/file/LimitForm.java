package io.llmops.alerting.monitor.file;

import io.llmops.alerting.file.Building;
import io.llmops.alerting.file.Tree;
import io.llmops.alerting.monitor.Limit;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A limit among the keys of what has one: {@code above}, {@code below} or {@code outside: [low, high]}, with
 * {@code recover-at} or {@code recover-within: [low, high]}.
 *
 * @param usual what is never wrong, from which a limit recovers half way back if that is not said; NaN if there is nothing
 *     usual, and a limit recovers at itself
 * @param number how a number is written
 */
record LimitForm(double usual, DoubleFunction<Object> number) {

    /** Right again at the limit. */
    static LimitForm atTheLimit(DoubleFunction<Object> number) {
        return new LimitForm(Double.NaN, number);
    }

    /** Right again half way back. */
    static LimitForm halfWayTo(double usual, DoubleFunction<Object> number) {
        return new LimitForm(usual, number);
    }

    Limit read(ConfigObject written) {
        List<String> given = List.of("above", "below", "outside").stream()
                .filter(key -> written.optional(key).isPresent())
                .toList();
        if (given.size() != 1) {
            throw written.error("needs one of the keys 'above', 'below' and 'outside'");
        }
        ConfigNode limit = written.required(given.get(0));
        requireRightSide(given.get(0), limit);
        return Building.at(written, () -> switch (given.get(0)) {
            case "above" -> Limit.above(limit.numberOrPercent()).recoverAt(recoverAt(written, limit));
            case "below" -> Limit.below(limit.numberOrPercent()).recoverAt(recoverAt(written, limit));
            default -> outside(written, pair(limit));
        });
    }

    private void requireRightSide(String key, ConfigNode limit) {
        boolean wrong = switch (key) {
            case "above" -> limit.numberOrPercent() < usual;
            case "below" -> limit.numberOrPercent() > usual;
            default -> pair(limit).low > usual || pair(limit).high < usual;
        };
        if (wrong) {
            throw limit.error("must not make " + Tree.number(usual) + " wrong, which is what is usual");
        }
    }

    private double recovery(double limit) {
        return Double.isNaN(usual) ? limit : (usual + limit) / 2;
    }

    private double recoverAt(ConfigObject written, ConfigNode limit) {
        return written.optional("recover-at")
                .map(ConfigNode::numberOrPercent)
                .orElseGet(() -> recovery(limit.numberOrPercent()));
    }

    private Limit outside(ConfigObject written, Pair limits) {
        Pair within = written.optional("recover-within")
                .map(LimitForm::pair)
                .orElseGet(() -> new Pair(recovery(limits.low), recovery(limits.high)));
        return Limit.outside(limits.low, limits.high).recoverWithin(within.low, within.high);
    }

    private record Pair(double low, double high) {}

    private static Pair pair(ConfigNode written) {
        List<ConfigNode> both = written.items();
        if (both.size() != 2) {
            throw written.error("must be a list of two numbers, the low one and the high one");
        }
        return new Pair(both.get(0).numberOrPercent(), both.get(1).numberOrPercent());
    }

    Tree write(Limit limit) {
        if (limit instanceof Limit.Above above) {
            return one("above", above.limit(), above.recovery());
        }
        if (limit instanceof Limit.Below below) {
            return one("below", below.limit(), below.recovery());
        }
        if (limit instanceof Limit.Outside outside) {
            Pair usual = new Pair(recovery(outside.low()), recovery(outside.high()));
            Pair within = new Pair(outside.recoverLow(), outside.recoverHigh());
            return new Tree()
                    .put("outside", written(new Pair(outside.low(), outside.high())))
                    .putUnless(usual, "recover-within", within, written(within));
        }
        throw new IllegalArgumentException(
                "Nothing writes a " + limit.getClass().getName());
    }

    private Tree one(String key, double limit, double recovers) {
        return new Tree()
                .put(key, number.apply(limit))
                .putUnless(recovery(limit), "recover-at", recovers, number.apply(recovers));
    }

    private List<Object> written(Pair pair) {
        return List.of(number.apply(pair.low), number.apply(pair.high));
    }
}
