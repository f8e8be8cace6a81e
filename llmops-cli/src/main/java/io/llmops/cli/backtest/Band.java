package io.llmops.cli.backtest;

import io.llmops.alerting.monitor.Limit;

/** A band that grows and shrinks about its middle: of positive limits by the same factor, of others by the same difference. */
final class Band {

    private Band() {}

    static Limit withHigh(Limit.Outside band, double high) {
        return new Limit.Outside(
                moved(band, band.low(), high),
                high,
                moved(band, band.recoverLow(), high),
                moved(band, band.recoverHigh(), high));
    }

    /** As far out as the limit would have to be, so that the number lies on it. */
    static double asHigh(Limit.Outside band, double number) {
        double off = Math.abs(scaled(band, number) - middle(band));
        return unscaled(band, middle(band) + off);
    }

    private static double moved(Limit.Outside band, double limit, double high) {
        double reach = scaled(band, band.high()) - middle(band);
        double factor = (scaled(band, high) - middle(band)) / reach;
        return unscaled(band, middle(band) + factor * (scaled(band, limit) - middle(band)));
    }

    private static double middle(Limit.Outside band) {
        return (scaled(band, band.low()) + scaled(band, band.high())) / 2;
    }

    private static double scaled(Limit.Outside band, double number) {
        return band.low() > 0 ? Math.log(number) : number;
    }

    private static double unscaled(Limit.Outside band, double number) {
        return band.low() > 0 ? Math.exp(number) : number;
    }
}
