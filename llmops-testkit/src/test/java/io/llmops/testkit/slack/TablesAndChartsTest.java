package io.llmops.testkit.slack;

import static io.llmops.testkit.slack.BlockJson.POINT;
import static io.llmops.testkit.slack.BlockJson.categories;
import static io.llmops.testkit.slack.BlockJson.chars;
import static io.llmops.testkit.slack.BlockJson.line;
import static io.llmops.testkit.slack.BlockJson.manySeries;
import static io.llmops.testkit.slack.BlockJson.pie;
import static io.llmops.testkit.slack.BlockJson.points;
import static io.llmops.testkit.slack.BlockJson.series;
import static io.llmops.testkit.slack.BlockJson.table;
import static io.llmops.testkit.slack.BlockJson.times;
import static io.llmops.testkit.slack.BlockJson.tooLong;
import static io.llmops.testkit.slack.BlockJson.violations;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One passing and one failing case for each rule on tables and charts. */
class TablesAndChartsTest {

    @ParameterizedTest(name = "{2}")
    @MethodSource({"tables", "charts"})
    void keepsTheRule(String good, String bad, String problem) throws Exception {
        assertThat(violations(good)).isEmpty();
        assertThat(violations(bad)).containsExactly(problem);
    }

    static Stream<Arguments> tables() {
        String cell = "{type:'raw_text',text:''}";
        return Stream.of(
                Arguments.of(
                        table(times(100, "[" + cell + "]")),
                        table(times(101, "[" + cell + "]")),
                        "no more than 100 items allowed [json-pointer:/blocks/0/rows]"),
                Arguments.of(
                        table("[" + times(20, cell) + "]"),
                        table("[" + times(21, cell) + "]"),
                        "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"),
                Arguments.of(
                        table("[{type:'rich_text',elements:[]}]"),
                        table("[{type:'mrkdwn',text:'x'}]"),
                        "unsupported type: mrkdwn [json-pointer:/blocks/0/rows/0/0]"),
                Arguments.of(
                        table("[" + cell + "]").replace("rows", "column_settings:[{align:'right'}],rows"),
                        table("[" + cell + "]").replace("rows", "column_settings:[{align:'top'}],rows"),
                        "must be one of left, center, right [json-pointer:/blocks/0/column_settings/0/align]"),
                Arguments.of(
                        table("[" + cell + "]"),
                        times(2, table("[" + cell + "]")),
                        "no more than 1 blocks of type table allowed [json-pointer:/blocks]"));
    }

    static Stream<Arguments> charts() {
        String slice = "{label:'x',value:1}";
        return Stream.of(
                Arguments.of(
                        times(2, line("['Mon']", series("a", POINT))),
                        times(3, line("['Mon']", series("a", POINT))),
                        "no more than 2 blocks of type data_visualization allowed [json-pointer:/blocks]"),
                Arguments.of(
                        line("['Mon']", series("a", POINT)).replace("Latency", chars(50)),
                        line("['Mon']", series("a", POINT)).replace("Latency", chars(51)),
                        tooLong(50, "/blocks/0/title")),
                Arguments.of(
                        pie(slice),
                        "{type:'data_visualization',chart:{type:'pie',segments:[" + slice + "]}}",
                        "missing required field: title [json-pointer:/blocks/0]"),
                Arguments.of(
                        pie(slice),
                        pie(slice).replace("pie", "radar"),
                        "unsupported type: radar [json-pointer:/blocks/0/chart]"),
                Arguments.of(
                        pie(times(6, slice)),
                        pie(times(7, slice)),
                        "no more than 6 items allowed [json-pointer:/blocks/0/chart/segments]"),
                Arguments.of(
                        pie(slice),
                        pie("{label:'x',value:0}"),
                        "must be greater than 0 [json-pointer:/blocks/0/chart/segments/0/value]"),
                Arguments.of(
                        pie("{label:'" + chars(20) + "',value:1}"),
                        pie("{label:'" + chars(21) + "',value:1}"),
                        tooLong(20, "/blocks/0/chart/segments/0/label")),
                Arguments.of(
                        line("['Mon']", series("a", POINT)),
                        line("['Mon']", series("a", "{label:'Mon',value:'1'}")),
                        "must be a number [json-pointer:/blocks/0/chart/series/0/data/0/value]"),
                Arguments.of(
                        line("['Mon']", series("a", POINT) + "," + series("b", POINT)),
                        line("['Mon']", series("a", POINT) + "," + series("a", POINT)),
                        "names must be unique [json-pointer:/blocks/0/chart/series]"),
                Arguments.of(
                        line("['Mon']", series(chars(20), POINT)),
                        line("['Mon']", series(chars(21), POINT)),
                        tooLong(20, "/blocks/0/chart/series/0/name")),
                Arguments.of(
                        line("['Mon']", manySeries(6)),
                        line("['Mon']", manySeries(7)),
                        "no more than 6 items allowed [json-pointer:/blocks/0/chart/series]"),
                Arguments.of(
                        line("['Mon','Tue']", series("a", POINT + ",{label:'Tue',value:-2}")),
                        line("['Mon','Tue']", series("a", POINT)),
                        "must have one point for each of axis_config.categories"
                                + " [json-pointer:/blocks/0/chart/series/0/data]"),
                Arguments.of(
                        line("['Mon']", series("a", POINT)),
                        line("['Mon']", series("a", "{label:'Tue',value:1}")),
                        "must have one point for each of axis_config.categories"
                                + " [json-pointer:/blocks/0/chart/series/0/data]"),
                Arguments.of(
                        line("['Mon'],x_label:'" + chars(50) + "'", series("a", POINT)),
                        line("['Mon'],x_label:'" + chars(51) + "'", series("a", POINT)),
                        tooLong(50, "/blocks/0/chart/axis_config/x_label")),
                Arguments.of(
                        line("['Mon'],y_label:'" + chars(50) + "'", series("a", POINT)),
                        line("['Mon'],y_label:'" + chars(51) + "'", series("a", POINT)),
                        tooLong(50, "/blocks/0/chart/axis_config/y_label")));
    }

    @Test
    void aChartHasAtMostTwentyPoints() throws Exception {
        assertThat(violations(line(categories(20), series("a", points(20))))).isEmpty();
        assertThat(violations(line(categories(21), series("a", points(21)))))
                .containsExactly(
                        "no more than 20 items allowed [json-pointer:/blocks/0/chart/axis_config/categories]",
                        "no more than 20 items allowed [json-pointer:/blocks/0/chart/series/0/data]");
    }
}
