package io.llmops.alerting.triage.cause.live;

/**
 * One thing that is watched: surprises, gathered into batches, each batch judged by what is usual. O(1) for each event.
 */
final class Symptom {

    /** Logarithm of the evidence from which it is claimed that something shifted; what is usual is not learned from then on. */
    static final double ALARM = 9;

    /** Batches that are learned from before one is judged, and the time that this takes at least. */
    private static final int LEARNING = 48;

    private static final int FEWEST = 20; // events of a batch that takes an hour
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long LEARNING_MILLIS = 2 * DAY;
    private static final int HOURS = 24;

    private static final double LOOKS_A_DAY = 100;
    private static final double LATELY = 0.1;

    private final String name;
    private final String subject;
    private final Wording wording;
    private final double fewest;
    private final long shortest; // milliseconds
    private final Usual usual;
    private final Chart chart;
    private double sum;
    private double n;
    private long from = -1;
    private long began = -1;
    private long last; // when a batch ended
    private double span; // of a batch, of late, milliseconds

    /**
     * @param name for machines
     * @param subject of the sentence in which it is told
     * @param fewest events of a batch
     * @param shortest time that it takes, milliseconds
     * @param floor no batch is thought to be more precise, a standard deviation
     * @param sides 1 for upwards only, 2 for both
     */
    Symptom(String name, String subject, Wording wording, double fewest, long shortest, double floor, int sides) {
        this.name = name;
        this.subject = subject;
        this.wording = wording;
        this.fewest = fewest;
        this.shortest = shortest;
        usual = new Usual(floor);
        chart = new Chart(sides);
    }

    /** Takes a surprise; NaN is none. True if that ended a batch. */
    boolean take(long millis, double surprise) {
        if (Double.isNaN(surprise)) {
            return false;
        }
        began = began < 0 ? millis : began;
        long took = millis - from;
        boolean ends = (n >= fewest && took >= shortest) || (n >= FEWEST && took >= HOUR);
        if (ends) {
            judge();
            last = millis;
            span = span == 0 ? took : span + LATELY * (took - span);
        }
        if (n == 0) {
            from = millis;
        }
        sum += surprise;
        n++;
        return ends;
    }

    private void judge() {
        double mean = sum / n;
        int hour = Math.floorMod(from / HOUR, HOURS);
        if (isReady()) {
            double shift = usual.shift(mean, hour);
            chart.take(shift / usual.deviation(n), shift, from);
        }
        if (evidence() < ALARM) {
            usual.learn(mean, n, hour);
        }
        sum = 0;
        n = 0;
    }

    boolean isReady() {
        return usual.count() >= LEARNING && from - began >= LEARNING_MILLIS;
    }

    /** Logarithm of the evidence that it shifted, less if one looks more often than a hundred times a day. */
    double evidence() {
        double looks = span == 0 ? 0 : Math.log(DAY / span / LOOKS_A_DAY);
        return chart.evidence() - Math.max(0, looks);
    }

    double shift() {
        return chart.shift();
    }

    long since() {
        return chart.since();
    }

    /** How many batches the last hours brought, about. */
    double batches(long millis, long hours) {
        return span == 0 || millis - last > hours * HOUR ? 0 : hours * HOUR / span;
    }

    /** The smallest shift that so much evidence would be of in the last hours, in its own unit. */
    double detectable(double evidence, long millis, long hours) {
        double deviation = usual.deviation(fewest);
        return deviation * Math.sqrt(2 * evidence / Math.max(1, batches(millis, hours)));
    }

    String name() {
        return name;
    }

    String subject() {
        return subject;
    }

    Wording wording() {
        return wording;
    }

    /** What it is now is usual from now on. */
    void accept() {
        usual.accept(chart.shift());
        chart.reset();
    }
}
