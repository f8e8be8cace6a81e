package io.llmops.benchmarks.report;

/** A page of Markdown, of which a part is written by the report and the rest by people. */
final class Page {

    static final String BEGIN = "<!-- begin of what the report writes -->";
    static final String END = "<!-- end of what the report writes -->";
    static final String EMPTY = "# Performance\n\n" + BEGIN + "\n" + END + "\n";

    private Page() {}

    /**
     * The page with new tables.
     *
     * @throws IllegalArgumentException if the page has no place for them
     */
    static String with(String page, String tables) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("The page has no place for the tables: put the lines " + BEGIN + " and "
                    + END + " where they belong");
        }
        return page.substring(0, begin + BEGIN.length()) + "\n" + tables + page.substring(end);
    }
}
