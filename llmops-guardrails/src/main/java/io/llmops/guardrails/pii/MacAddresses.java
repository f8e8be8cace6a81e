package io.llmops.guardrails.pii;

/** Hardware addresses (EUI-48): six pairs of hex digits, or three groups of four. Not all zeros, not the broadcast. */
final class MacAddresses implements Recognizer {

    @Override
    public void look(Sight sight, int start) {
        if (DigitGroups.isJoined(sight, start) || sight.at(start - 1) == ':' || sight.at(start - 1) == '-') {
            return;
        }
        int end = groups(sight, start, 6, 2, ":-");
        if (end < 0) {
            end = groups(sight, start, 3, 4, ".");
        }
        if (end < 0 || DigitGroups.goesOn(sight, end) || isUniform(sight.text(start, end))) {
            return;
        }
        double context = 0.3 * Math.max(0, sight.before(start, Cues.FARTHEST).speaksFor(Cue.MAC));
        sight.found(Entity.MAC_ADDRESS, "eui-48", start, end, (end - start == 17 ? 0.8 : 0.3) + context);
    }

    private static int groups(Sight sight, int start, int count, int size, String separators) {
        char separator = sight.at(start + size);
        if (separators.indexOf(separator) < 0) {
            return -1;
        }
        for (int i = 0; i < count * (size + 1) - 1; i++) {
            char c = sight.at(start + i);
            if (i % (size + 1) == size ? c != separator : !Chars.isHex(c)) {
                return -1;
            }
        }
        return start + count * (size + 1) - 1;
    }

    private static boolean isUniform(String address) {
        return address.chars().filter(c -> ":-.".indexOf(c) < 0).distinct().count() == 1;
    }
}
