package io.llmops.alerting.signal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Times as they stand in files. */
final class CsvTime {

    private static final Pattern EPOCH = Pattern.compile("\\d{1,16}(\\.\\d+)?");

    /** Seconds since the epoch stay below this for three thousand years; milliseconds passed it in 1973. */
    private static final double FIRST_MILLIS = 1e11;

    private CsvTime() {}

    /** ISO 8601 with an offset; or without one, then in UTC, also with a space for the T; or seconds or milliseconds since the epoch. */
    static Instant parse(String text) throws CsvException {
        try {
            if (EPOCH.matcher(text).matches()) {
                double number = Double.parseDouble(text);
                return Instant.ofEpochMilli(Math.round(number < FIRST_MILLIS ? number * 1e3 : number));
            }
            String iso = text.replace(' ', 'T');
            boolean hasOffset =
                    iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
            return hasOffset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new CsvException("timestamp is \"" + CsvColumns.cut(text)
                    + "\"; give it like 2026-03-01T12:00:00Z, or as seconds or milliseconds since 1970");
        }
    }
}
