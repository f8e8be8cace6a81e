package io.llmops.alerting.triage;

/**
 * What one customer did in the last so many windows, beside what was expected.
 *
 * @param rate as known from before them
 * @param overdispersion by how much more than chance the counts of this customer vary
 * @param all in all these windows
 * @param late in the last third of them
 * @param last in the present window
 */
record Seen(long customer, Rate rate, double overdispersion, Counts all, Counts late, Counts last) {

    /** So many calls, and those of them that count. */
    record Counts(double calls, double counted) {}

    private static final double STEP = 1.6;
    private static final double STOPPED = Math.log(20); // times likelier than that it goes on
    private static final double ON_SHAPE = 3; // of the gamma distribution of an attack's strength from window to window
    private static final double LEAST = 1e-9;

    double expected() {
        return rate.expected(all.calls);
    }

    Seen lastOnly() {
        return new Seen(customer, rate, overdispersion, last, last, last);
    }

    /** How likely it is, as a logarithm, if the rate is so many times what it was. */
    double logLikelihood(double times) {
        return rate.times(times).logLikelihood(all.calls, all.counted, overdispersion);
    }

    /** How likely it is if so large a part of the other calls counts as well. */
    double logLikelihoodWith(double part) {
        return rate.plus(part).logLikelihood(all.calls, all.counted, overdispersion);
    }

    /** How likely it is if the rate is any higher one: of one and a half times to every call, each scale alike. */
    double logHot() {
        double most = rate.mostTimes();
        double sum = Double.NEGATIVE_INFINITY;
        int points = 0;
        for (double times = STEP; times < most * STEP; times *= STEP) {
            sum = Logs.add(sum, logLikelihood(Math.min(times, most)));
            points++;
        }
        return points == 0 ? sum : sum - Math.log(points);
    }

    /**
     * Whether what was too much before is over by now.
     *
     * @param share of the present window in the time of all
     */
    boolean hasStopped(double share) {
        return hasStopped(last, share) || hasStopped(late, Lookback.LATE);
    }

    private boolean hasStopped(Counts since, double share) {
        double excess = (all.counted - expected()) * share;
        double usual = Math.max(LEAST, rate.expected(since.calls));
        double mean = usual + excess;
        if (excess <= 0) {
            return false;
        }
        double on = LogGamma.of(ON_SHAPE + since.counted)
                - LogGamma.of(ON_SHAPE)
                + ON_SHAPE * Math.log(ON_SHAPE / (ON_SHAPE + mean))
                + since.counted * Math.log(mean / (ON_SHAPE + mean));
        double off = since.counted * Math.log(usual) - usual;
        return off - on > STOPPED;
    }
}
