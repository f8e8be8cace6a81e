package io.llmops.alerting.detect;

import java.time.ZoneId;

/**
 * The general detector: is this point unlike everything this series has done before?
 *
 * <pre>{@code
 * var detector = new AnomalyDetector(ZoneId.systemDefault());
 * boolean alarm = detector.score(point.millis(), point.value()) >= PointDetector.ALARM;
 * }</pre>
 *
 * <p>It looks at nine {@link Features} of the series and remembers for each what values it has had. A point is
 * <em>rare</em> if few points had such values (evidence in powers of ten: the rarest feature plus the mean of all), and
 * <em>novel</em> if it lies away from all of them by a good part of the range ever seen. The rank below the alarm is
 * rarity, fading over about ten points. An alarm needs both: {@code novelty / (0.05 + 0.1 h) x (rarity / 6)² >= 1 + q}.
 *
 * <p>{@code h}, habituation, is the largest novelty of late, with a half-life of 600 points: a series that surprises
 * often must surprise more. {@code q} keeps quiet after an alarm, fading over ten points, unless something far stronger
 * comes. Distances are shares of the range and rarity is a rank, so neither the unit nor the offset matters, and a
 * constant series is silent. The first {@value #WARM_UP} points score 0.
 *
 * <p>Time enters only as the hour of the week; everything else counts points, so a step of a second or of a day is the
 * same to it, and a gap is nothing. Points that are late or come twice are judged as of the hour that the series has
 * reached. The false-alarm rate is measured, not proven: see {@code docs/detection.md}. The idea of remembered values
 * and habituation is that of novelty detection (Kohonen, 1989; Marsland, 2003). State: about 15 KB, fixed.
 */
public final class AnomalyDetector implements PointDetector {

    private static final String NAME = "anomaly-1";
    private static final int WARM_UP = 100;
    private static final double LEAST_NOVELTY = 0.05;
    private static final double HABITUATION = 0.1;
    private static final double HABITUATION_FADE = Math.pow(0.5, 1 / 600.0);
    private static final double ENOUGH_RARITY = 6;
    private static final double QUIET = 7;
    private static final double QUIET_FADE = 0.9;
    private static final double RANK_FADE = 0.9;
    private static final double MIDDLE_RANK = 8;
    /** Of the largest value so far: smaller differences come from floating-point arithmetic. */
    private static final double ROUNDING = 1e-12;

    private static final int NUMBERS = Features.NUMBERS + Features.COUNT * (NoveltyMemory.NUMBERS + 1) + 4;

    private final double sensitivity;
    private final Features features;
    private final NoveltyMemory[] memories = new NoveltyMemory[Features.COUNT];
    private final double[] habituation = new double[Features.COUNT];
    private final double[] now = new double[Features.COUNT];
    private double points;
    private double quiet;
    private double rank;
    private double largest;

    /** Of the point being judged, over its features. */
    private double novelty;

    private double rarest;

    /**
     * With the usual sensitivity.
     *
     * @param zone in which hours and days are meant
     */
    public AnomalyDetector(ZoneId zone) {
        this(zone, 1);
    }

    /**
     * With a sensitivity of its own.
     *
     * @param zone in which hours and days are meant
     * @param sensitivity 1 is usual; at 2 half the strangeness alarms; {@code docs/detection.md} tells the alarms a week
     */
    public AnomalyDetector(ZoneId zone, double sensitivity) {
        if (!(sensitivity > 0 && sensitivity < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Sensitivity " + sensitivity + " must be above 0; 1 is usual");
        }
        this.sensitivity = sensitivity;
        features = new Features(zone);
        for (int i = 0; i < memories.length; i++) {
            memories[i] = new NoveltyMemory();
        }
    }

    /**
     * Goes on where another of the same zone and sensitivity stopped.
     *
     * @throws IllegalArgumentException if the state was not saved by a detector of this kind and version
     */
    public AnomalyDetector(ZoneId zone, double sensitivity, SavedState state) {
        this(zone, sensitivity);
        double[] saved = state.numbers(NAME, NUMBERS);
        int at = features.restore(saved, 0);
        for (NoveltyMemory memory : memories) {
            at = memory.restore(saved, at);
        }
        System.arraycopy(saved, at, habituation, 0, habituation.length);
        at += habituation.length;
        points = saved[at++];
        quiet = saved[at++];
        rank = saved[at++];
        largest = saved[at];
    }

    @Override
    public double score(long epochMilli, double value) {
        if (!Deviation.usable(value)) {
            return 0;
        }
        features.read(epochMilli, value, now);
        points++;
        largest = Math.max(largest, Math.abs(value));
        novelty = 0;
        rarest = 0;
        double rarity = 0;
        int known = 0;
        for (int i = 0; i < now.length; i++) {
            if (Double.isFinite(now[i])) {
                known++;
                rarity += look(i);
                memories[i].learn(now[i]);
            }
        }
        return points <= WARM_UP ? 0 : judge(rarest + rarity / Math.max(1, known));
    }

    /** How rare one feature is; young memories say nothing. */
    private double look(int feature) {
        NoveltyMemory memory = memories[feature];
        double distance = memory.novelty(now[feature], ROUNDING * largest);
        if (memory.values() < WARM_UP) {
            return 0;
        }
        double rarity = memory.rarity();
        rarest = Math.max(rarest, rarity);
        novelty = Math.max(novelty, distance / (LEAST_NOVELTY + HABITUATION * habituation[feature]));
        habituation[feature] = Math.max(distance, HABITUATION_FADE * habituation[feature]);
        return rarity;
    }

    private double judge(double rarity) {
        double share = rarity / ENOUGH_RARITY;
        double strength = sensitivity * novelty * share * share;
        boolean alarm = strength >= 1 + quiet;
        quiet = Math.max(QUIET_FADE * quiet, alarm ? QUIET * strength : 0);
        rank = Math.max(RANK_FADE * rank, rarity);
        double half = 0.5 * rank / (rank + MIDDLE_RANK);
        return alarm ? ALARM + half : half;
    }

    @Override
    public SavedState save() {
        double[] numbers = new double[NUMBERS];
        int at = features.save(numbers, 0);
        for (NoveltyMemory memory : memories) {
            at = memory.save(numbers, at);
        }
        System.arraycopy(habituation, 0, numbers, at, habituation.length);
        at += habituation.length;
        numbers[at++] = points;
        numbers[at++] = quiet;
        numbers[at++] = rank;
        numbers[at] = largest;
        return SavedState.of(NAME, numbers);
    }
}
