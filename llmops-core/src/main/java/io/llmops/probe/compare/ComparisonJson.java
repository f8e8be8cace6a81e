package io.llmops.probe.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.probe.statistics.Interval;

/** A comparison as one JSON object. Shares are 0..1; what is not known is left out. */
public final class ComparisonJson {

    private ComparisonJson() {}

    public static ObjectNode of(Comparison comparison) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", comparison.verdict().name());
        json.put("changed", comparison.isChange());
        json.put("sentence", comparison.sentence());
        json.put("alpha", comparison.alpha());
        json.set("check", check(comparison.check()).put("adjustedP", comparison.checkP()));
        comparison.length().ifPresent(it -> json.set("length", length(it, comparison)));
        comparison.detectableDrop().ifPresent(it -> json.put("detectableDrop", it));
        json.put("tagsP", comparison.tagsP());
        ArrayNode tags = json.putArray("tags");
        for (TagChange tag : comparison.tags()) {
            tags.add(check(tag.check()).put("tag", tag.tag()).put("adjustedP", tag.adjustedP()));
        }
        ArrayNode cases = json.putArray("cases");
        for (ChangedCase changed : comparison.changed()) {
            ObjectNode each = cases.addObject()
                    .put("case", changed.id())
                    .put("before", changed.before())
                    .put("after", changed.after());
            changed.tags().forEach(each.putArray("tags")::add);
        }
        json.putObject("left")
                .put("onlyBefore", comparison.left().onlyBefore())
                .put("onlyAfter", comparison.left().onlyAfter())
                .put("rewritten", comparison.left().rewritten())
                .put("ungraded", comparison.left().ungraded());
        return json;
    }

    private static ObjectNode check(CheckChange check) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("cases", check.cases());
        if (check.cases() > 0) {
            json.put("before", check.before()).put("after", check.after());
            json.put("cohensH", check.cohensH());
            json.set("interval", interval(check.interval()));
        }
        return json.put("worse", check.worse()).put("better", check.better()).put("p", check.p());
    }

    private static ObjectNode length(LengthChange length, Comparison comparison) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("cases", length.cases()).put("unit", length.inTokens() ? "token" : "character");
        json.put("ratio", length.ratio()).set("interval", interval(length.interval()));
        json.put("rankBiserial", length.shift().rankBiserial())
                .put("shiftP", length.shift().p())
                .put("adjustedShiftP", comparison.shiftP());
        return json.put("cliffsDelta", length.distribution().cliffsDelta())
                .put("distance", length.distribution().distance())
                .put("distributionP", length.distribution().p())
                .put("adjustedDistributionP", comparison.distributionP());
    }

    private static ArrayNode interval(Interval interval) {
        return JsonNodeFactory.instance.arrayNode().add(interval.low()).add(interval.high());
    }
}
