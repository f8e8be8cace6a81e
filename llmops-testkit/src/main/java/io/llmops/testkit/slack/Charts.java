package io.llmops.testkit.slack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Native charts.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block">Data visualization</a>
 */
final class Charts {

    private static final int MAX_TITLE_CHARS = 50;
    private static final int MAX_AXIS_LABEL_CHARS = 50;
    private static final int MAX_NAME_CHARS = 20;
    private static final int MAX_SERIES = 6;
    private static final int MAX_POINTS = 20;

    private Charts() {}

    static void check(Part block) {
        if (block.requires("title")) {
            block.string("title", 1, MAX_TITLE_CHARS);
        }
        if (!block.requires("chart")) {
            return;
        }
        Part chart = block.at("chart");
        switch (chart.type()) {
            case "pie" -> chart.list("segments", 1, MAX_SERIES, Charts::segment);
            case "line", "bar", "area" -> plot(chart);
            default -> chart.report("unsupported type: " + chart.type());
        }
    }

    private static void segment(Part segment) {
        point(segment);
        if (segment.value().path("value").asDouble() <= 0) {
            segment.at("value").report("must be greater than 0");
        }
    }

    private static void point(Part point) {
        if (point.requires("label")) {
            point.string("label", 1, MAX_NAME_CHARS);
        }
        if (point.requires("value") && !point.value().path("value").isNumber()) {
            point.at("value").report("must be a number");
        }
    }

    private static void plot(Part chart) {
        Part axis = chart.at("axis_config");
        axis.string("x_label", 0, MAX_AXIS_LABEL_CHARS);
        axis.string("y_label", 0, MAX_AXIS_LABEL_CHARS);
        List<String> categories = new ArrayList<>();
        if (chart.requires("axis_config")) {
            axis.list(
                    "categories",
                    1,
                    MAX_POINTS,
                    category -> categories.add(category.value().asText()));
        }
        chart.list("series", 1, MAX_SERIES, series -> series(series, categories));
        List<String> names = chart.at("series").strings("name");
        if (new HashSet<>(names).size() < names.size()) {
            chart.at("series").report("names must be unique");
        }
    }

    private static void series(Part series, List<String> categories) {
        if (series.requires("name")) {
            series.string("name", 1, MAX_NAME_CHARS);
        }
        series.list("data", 1, MAX_POINTS, Charts::point);
        List<String> labels = new ArrayList<>(series.at("data").strings("label"));
        List<String> expected = new ArrayList<>(categories);
        labels.sort(null);
        expected.sort(null);
        if (!labels.equals(expected)) {
            series.at("data").report("must have one point for each of axis_config.categories");
        }
    }
}
