package io.llmops.alerting.monitor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a runbook in Markdown: the first heading is its title, the items of its first list are the steps, the first link to
 * https is where to read on. Everything else is for whoever reads the file.
 */
final class MarkdownRunbook {

    private static final int MOST_STEPS = 10;
    private static final int LONGEST = 400;

    private static final Pattern TITLE = Pattern.compile("#{1,6}\\s+(\\S.*)");
    private static final Pattern ITEM = Pattern.compile("\\s{0,3}(?:[-*+]|\\d{1,3}[.)])\\s+(\\S.*)");
    private static final Pattern LINK = Pattern.compile("https://[^\\s<>()\\[\\]\"']{1,1000}");

    private final List<String> steps = new ArrayList<>();
    private String title = "";
    private Optional<URI> link = Optional.empty();
    private boolean inList;
    private boolean listIsOver;

    private MarkdownRunbook() {}

    static Runbook parse(String markdown) {
        MarkdownRunbook runbook = new MarkdownRunbook();
        markdown.lines().forEach(runbook::read);
        return new Runbook(runbook.title, runbook.steps, runbook.link);
    }

    private void read(String line) {
        findLink(line);
        Matcher heading = TITLE.matcher(line);
        Matcher item = ITEM.matcher(line);
        if (heading.matches()) {
            title = title.isEmpty() ? plain(heading.group(1)) : title;
            listIsOver |= inList;
        } else if (item.matches()) {
            inList = true;
            addStep(plain(item.group(1)));
        } else if (inList && !line.isBlank() && Character.isWhitespace(line.charAt(0))) {
            goOn(line.strip());
        } else if (inList && !line.isBlank()) {
            listIsOver = true;
        }
    }

    private void addStep(String step) {
        if (!listIsOver && steps.size() < MOST_STEPS) {
            steps.add(step);
        }
    }

    /** A step may take several lines, the further ones indented. */
    private void goOn(String line) {
        if (!listIsOver && !steps.isEmpty()) {
            steps.set(steps.size() - 1, plain(steps.get(steps.size() - 1) + " " + line));
        }
    }

    private void findLink(String line) {
        Matcher found = LINK.matcher(line);
        if (link.isEmpty() && found.find()) {
            try {
                link = Optional.of(URI.create(found.group()));
            } catch (IllegalArgumentException e) {
                link = Optional.empty();
            }
        }
    }

    /** Without marks, as it is shown where there is no Markdown; and not too long. */
    private static String plain(String text) {
        String plain = text.replace("**", "").replace("`", "").strip();
        return plain.codePointCount(0, plain.length()) <= LONGEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
