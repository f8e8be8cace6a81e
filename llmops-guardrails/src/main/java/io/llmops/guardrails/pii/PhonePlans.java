package io.llmops.guardrails.pii;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers by the plans of countries, in short: country code, trunk prefix, and how many digits follow (ITU-T E.164 and
 * its list of country codes, ITU Operational Bulletin 1114).
 */
final class PhonePlans implements PhoneJudge {

    /** Country code, region, trunk prefix ({@code -} for none), digits after it, first digits, and sizes of its groups. */
    private static final List<String> PLANS = List.of(
            "1 US - 10 10 2-9",
            "1 CA - 10 10 2-9",
            "44 GB 0 9 10 1-9",
            "49 DE 0 6 11 1-9",
            "33 FR 0 9 9 1-9",
            "39 IT - 9 11 03",
            "34 ES - 9 9 6-9",
            "351 PT - 9 9 2369",
            "31 NL 0 9 9 1-9",
            "32 BE 0 8 9 1-9",
            "41 CH 0 9 9 2-9",
            "43 AT 0 7 12 1-9",
            "45 DK - 8 8 2-9",
            "46 SE 0 7 9 1-9",
            "47 NO - 8 8 2-9",
            "358 FI 0 7 10 1-9",
            "48 PL - 9 9 1-9",
            "420 CZ - 9 9 2-9",
            "421 SK 0 9 9 2-9",
            "36 HU 06 8 9 1-9",
            "353 IE 0 7 9 1-9",
            "30 GR - 10 10 26",
            "40 RO 0 9 9 237",
            "90 TR 0 10 10 2-5",
            "7 RU 8 10 10 3-9",
            "380 UA 0 9 9 3-9",
            "61 AU 0 9 9 2-478",
            "64 NZ 0 8 10 2-9",
            "81 JP 0 9 10 1-9",
            "82 KR 0 8 10 1-9",
            "86 CN 0 10 11 1-9",
            "91 IN 0 10 10 6-9",
            "55 BR 0 10 11 1-9",
            "52 MX - 10 10 2-9",
            "54 AR 0 10 11 1-9",
            "27 ZA 0 9 9 1-8",
            "972 IL 0 8 9 2-9",
            "971 AE 0 8 9 2-9",
            "65 SG - 8 8 3689",
            "852 HK - 8 8 2-9");

    /** Codes of countries whose plan is not known here, for what begins with a plus. */
    private static final Set<String> OTHER_CODES = Set.of(
            ("20 211 212 213 216 218 220 221 222 223 224 225 226 227 228 229 230 231 232 233 234 235 236 237 238 239"
                            + " 240 241 242 243 244 245 246 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263 264 265"
                            + " 266 267 268 269 290 291 297 298 299 350 352 354 355 356 357 359 370 371 372 373 374 375 376 377"
                            + " 378 381 382 383 385 386 387 389 423 500 501 502 503 504 505 506 507 508 509 51 53 56 57 58 590 591"
                            + " 592 593 594 595 596 597 598 599 60 62 63 66 670 672 673 674 675 676 677 678 679 680 681 682 683"
                            + " 685 686 687 688 689 690 691 692 84 850 853 855 856 880 886 92 93 94 95 960 961 962 963 964 965 966"
                            + " 967 968 970 973 974 975 976 977 98 992 993 994 995 996 998")
                    .split(" ", -1));

    private record Plan(String code, String region, String trunk, int least, int most, String first) {

        static Plan of(String line) {
            String[] parts = line.split(" ", -1);
            return new Plan(
                    parts[0],
                    parts[1],
                    parts[2].equals("-") ? "" : parts[2],
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    "[" + parts[5] + "]");
        }

        /** Whether these digits, without code and trunk prefix, are a number of the country. */
        boolean has(String national) {
            return national.length() >= least
                    && national.length() <= most
                    && national.substring(0, 1).matches(first)
                    && (!code.equals("1") || national.charAt(3) >= '2');
        }
    }

    private final Map<String, Plan> byCode = new HashMap<>();
    private final List<Plan> national = new ArrayList<>();

    /** With the national formats of these regions; of all that are known, if there are none. */
    PhonePlans(Set<String> regions) {
        for (String line : PLANS) {
            Plan plan = Plan.of(line);
            byCode.put(plan.code(), plan);
            if (regions.isEmpty() || regions.contains(plan.region())) {
                national.add(plan);
            }
        }
    }

    @Override
    public double judge(DigitGroups groups, int used, String written) {
        String digits = groups.digits(used);
        if (groups.isInternational()) {
            return isInternational(digits) ? 0.8 : 0.2;
        } else if (groups.areAll(4, used) || (groups.areAll(2, used) && used != 4 && used != 5)) {
            return plain(groups, used, digits);
        } else if (digits.startsWith("00")) {
            boolean known = isInternational(digits.substring(2));
            return known ? (used > 1 ? 0.6 : 0.45) : 0;
        }
        return Math.max(plain(groups, used, digits), ofRegion(groups, used, digits));
    }

    private boolean isInternational(String digits) {
        if (digits.length() < 8 || digits.length() > 16) {
            return false;
        }
        for (int length = 1; length <= 3; length++) {
            String code = digits.substring(0, length);
            String rest = digits.substring(length);
            Plan plan = byCode.get(code);
            if (plan != null) {
                // people leave the trunk prefix in: +46 (0)8 928 571 38
                return plan.has(rest)
                        || (!plan.trunk().isEmpty() && rest.startsWith("0") && plan.has(rest.substring(1)))
                        || (rest.length() >= 7 && rest.length() <= 12 && !code.equals("1"));
            } else if (OTHER_CODES.contains(code)) {
                return rest.length() >= 6 && rest.length() <= 12;
            }
        }
        return false;
    }

    private double ofRegion(DigitGroups groups, int used, String digits) {
        double best = 0;
        for (Plan plan : national) {
            if (digits.startsWith(plan.trunk())
                    && digits.length() > plan.trunk().length()
                    && plan.has(digits.substring(plan.trunk().length()))) {
                best = Math.max(best, plan.code().equals("1") ? american(groups, used) : european(plan, groups, used));
            }
        }
        return best;
    }

    /** Three, three and four digits, or no groups at all. */
    private static double american(DigitGroups groups, int used) {
        boolean shaped = used == 3 && groups.size(0) == 3 && groups.size(1) == 3;
        return shaped ? (groups.gap(0).equals(" ") ? 0.55 : 0.7) : used == 1 ? 0.3 : 0.15;
    }

    private static double european(Plan plan, DigitGroups groups, int used) {
        boolean trunk = !plan.trunk().isEmpty();
        if (used == 1) {
            return trunk ? 0.4 : 0.25;
        }
        boolean even = used >= 3 && groups.size(0) >= 2;
        if (!trunk) {
            return even ? 0.4 : 0.3;
        }
        boolean pairs = groups.areAll(2, used) && !groups.gap(0).equals(".");
        boolean enough = groups.digitsIn(used) >= 9 && !pairs;
        return enough && (even || groups.size(0) >= 3) ? 0.55 : 0.4;
    }

    /** Any number of a length that telephone numbers have: little. */
    private static double plain(DigitGroups groups, int used, String digits) {
        boolean american = used == 3 && groups.size(0) == 3 && groups.size(1) == 3 && groups.size(2) == 4;
        return digits.length() >= 6 && digits.length() <= 13 ? (american ? 0.4 : used > 1 ? 0.25 : 0.2) : 0;
    }
}
