package io.llmops.testkit.contract;

import io.llmops.telemetry.MicrometerMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;

/**
 * A Micrometer registry that always throws. Apart from {@link Sabotage}, because Micrometer may be absent where a contract
 * is inherited.
 */
final class BrokenRegistry extends SimpleMeterRegistry {

    private final Sabotage.Weapon weapon;
    private final boolean makesMeters;

    private BrokenRegistry(Sabotage.Weapon weapon, boolean makesMeters) {
        this.weapon = weapon;
        this.makesMeters = makesMeters;
    }

    /** Throws when a meter is made. */
    static MicrometerMetrics withoutMeters(Sabotage.Weapon weapon) {
        return MicrometerMetrics.on(new BrokenRegistry(weapon, false));
    }

    /** Makes meters that throw. */
    static MicrometerMetrics withBrokenMeters(Sabotage.Weapon weapon) {
        return MicrometerMetrics.on(new BrokenRegistry(weapon, true));
    }

    @Override
    protected Counter newCounter(Meter.Id id) {
        return broken(Counter.class, id);
    }

    @Override
    protected Timer newTimer(Meter.Id id, DistributionStatisticConfig statistics, PauseDetector pauses) {
        return broken(Timer.class, id);
    }

    @Override
    protected DistributionSummary newDistributionSummary(
            Meter.Id id, DistributionStatisticConfig statistics, double scale) {
        return broken(DistributionSummary.class, id);
    }

    private <T extends Meter> T broken(Class<T> type, Meter.Id id) {
        if (!makesMeters) {
            return weapon.strike();
        }
        return type.cast(Proxy.newProxyInstance(
                BrokenRegistry.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals("getId") ? id : weapon.strike()));
    }
}
