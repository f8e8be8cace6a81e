package io.llmops.alerting.signal;

/** What is wrong with one record. */
final class CsvException extends Exception {

    private static final long serialVersionUID = 1;

    CsvException(String message) {
        super(message);
    }
}
