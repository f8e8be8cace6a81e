package io.llmops.guardrails.pii;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Set;
import java.util.TreeSet;

/** Asks libphonenumber, which knows the numbering plans of all countries. The only class that knows it. */
final class LibPhoneNumbers implements PhoneJudge {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private final Set<String> regions;
    private final PhonePlans shapes;

    /** With the national formats of these regions; of the larger ones, if there are none. */
    LibPhoneNumbers(Set<String> regions) {
        this.regions = new TreeSet<>(regions.isEmpty() ? Set.of("US", "GB", "DE", "FR", "ES", "IT") : regions);
        this.shapes = new PhonePlans(regions);
    }

    @Override
    public double judge(DigitGroups groups, int used, String written) {
        double shape = shapes.judge(groups, used, written);
        if (groups.isInternational()) {
            return isValid(written, "ZZ") ? 0.95 : Math.min(shape, 0.35);
        }
        for (String region : regions) {
            if (isValid(written, region)) {
                return Math.max(shape, used > 1 ? 0.6 : 0.4);
            }
        }
        return shape;
    }

    private static boolean isValid(String written, String region) {
        try {
            PhoneNumber number = PLANS.parse(written, region);
            return region.equals("ZZ") ? PLANS.isValidNumber(number) : PLANS.isValidNumberForRegion(number, region);
        } catch (NumberParseException e) {
            return false;
        }
    }
}
