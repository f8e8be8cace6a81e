package io.llmops.guardrails.pii;

/**
 * IP addresses of machines on the Internet. Private, loopback, link-local, multicast and other addresses that name no
 * machine there (RFC 6890) tell nothing about a person and are left alone; those that stand for real ones in
 * documentation are found.
 */
final class IpAddresses implements Recognizer {

    private static final int MAX_GROUPS = 8;

    @Override
    public void look(Sight sight, int start) {
        if (DigitGroups.isJoined(sight, start)) {
            return;
        }
        int four = versionFour(sight, start);
        if (four < 0 && sight.at(start - 1) != ':') {
            versionSix(sight, start);
        }
    }

    /** Where the address ends, or -1 if it is none. */
    private static int versionFour(Sight sight, int start) {
        int[] octets = new int[4];
        int at = start;
        for (int i = 0; i < 4; i++) {
            int from = at;
            while (at - from < 4 && Chars.isDigit(sight.at(at))) {
                octets[i] = 10 * octets[i] + sight.at(at++) - '0';
            }
            boolean dotted = i == 3 || sight.at(at++) == '.';
            if (at == from || octets[i] > 255 || !dotted || (sight.at(from) == '0' && octets[i] > 0)) {
                return -1;
            }
        }
        boolean goesOn = DigitGroups.goesOn(sight, at) && sight.at(at) != ':' && sight.at(at) != '/';
        if (at - start < 7 || goesOn || sight.at(start - 1) == '.') {
            return -1;
        }
        if (isPublic(octets)) {
            // versions and object identifiers look so, few addresses do
            boolean small = at - start < 9 || (octets[0] < 10 && octets[1] < 50);
            double context = 0.4 * speaks(sight, start);
            double net = sight.at(at) == '/' && Chars.isDigit(sight.at(at + 1)) ? 0.2 : 0;
            boolean listed = DigitGroups.followsDigits(sight, start) || DigitGroups.precedesDigits(sight, at);
            double form = (small ? 0.4 : 0.7) - net - (listed ? 0.25 : 0);
            sight.found(Entity.IP_ADDRESS, "ipv4", start, at, form + context);
        }
        return at;
    }

    private static int speaks(Sight sight, int start) {
        return sight.before(start, Cues.FARTHEST / 2).speaksFor(Cue.IP);
    }

    private static boolean isPublic(int[] octets) {
        int first = octets[0];
        int second = octets[1];
        boolean special = first == 0
                || first == 10
                || first == 127
                || first >= 224
                || (first == 100 && second >= 64 && second < 128)
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 168);
        return !special;
    }

    private static void versionSix(Sight sight, int start) {
        int groups = 0;
        int digits = 0;
        int first = -1;
        boolean shortened = false;
        int at = start;
        while (groups <= MAX_GROUPS) {
            int from = at;
            int value = 0;
            while (at - from < 5 && Chars.isHex(sight.at(at))) {
                digits += Chars.isDigit(sight.at(at)) ? 1 : 0;
                value = 16 * value + Character.digit(sight.at(at++), 16);
            }
            if (at - from > 4) {
                return;
            }
            groups += at > from ? 1 : 0;
            first = first < 0 ? value : first;
            if (sight.at(at) != ':') {
                break;
            }
            if (sight.at(at + 1) == ':') {
                if (shortened) {
                    return;
                }
                shortened = true;
                at += 2;
            } else if (at == from || !Chars.isHex(sight.at(at + 1))) {
                break;
            } else {
                at++;
            }
        }
        boolean whole = shortened ? groups >= 3 && groups < MAX_GROUPS : groups == MAX_GROUPS;
        if (!whole || digits == 0 || DigitGroups.goesOn(sight, at) || isSpecial(first)) {
            return;
        }
        double context = 0.3 * Math.max(0, speaks(sight, start));
        sight.found(Entity.IP_ADDRESS, "ipv6", start, at, (shortened && groups < 4 ? 0.5 : 0.8) + context);
    }

    /** Not global: RFC 4291 and 4193. */
    private static boolean isSpecial(int first) {
        return first == 0 || (first & 0xfe00) == 0xfc00 || (first & 0xffc0) == 0xfe80 || (first & 0xff00) == 0xff00;
    }
}
