package io.llmops.examples.day;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Seeds from one to another, both included: {@code 1-20}. */
record SeedRange(long first, long last) {

    /** Reads {@code 7} or {@code 1-20}. */
    static final class Converter implements ITypeConverter<SeedRange> {

        Converter() {}

        @Override
        public SeedRange convert(String text) {
            String[] ends = text.split("-", -1);
            try {
                long first = Long.parseLong(ends[0].strip());
                long last = ends.length == 1 ? first : Long.parseLong(ends[1].strip());
                if (ends.length <= 2 && first <= last) {
                    return new SeedRange(first, last);
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw new TypeConversionException("'" + text + "' is no range of seeds; give one such as 1-20");
        }
    }
}
