package io.llmops.testkit.slack;

/**
 * Tables.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/table-block">Table block</a>
 */
final class Tables {

    private static final int MAX_ROWS = 100;
    private static final int MAX_COLUMNS = 20;

    private Tables() {}

    static void check(Part table) {
        table.list("rows", 1, MAX_ROWS, row -> row.items(1, MAX_COLUMNS, Tables::cell));
        if (table.has("column_settings")) {
            table.list("column_settings", 0, MAX_COLUMNS, column -> column.oneOf("align", "left", "center", "right"));
        }
    }

    private static void cell(Part cell) {
        switch (cell.type()) {
            case "raw_text" -> {
                if (cell.requires("text")) {
                    cell.string("text", 0, Integer.MAX_VALUE - 1);
                }
            }
            case "rich_text" -> RichTexts.check(cell);
            default -> cell.report("unsupported type: " + cell.type());
        }
    }
}
