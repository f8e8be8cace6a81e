package io.llmops.alerting.notify;

import java.net.URI;
import java.util.Optional;

/**
 * A picture to show with an incident in PagerDuty, such as a rendered chart.
 *
 * @param src where PagerDuty finds it; https, as it takes nothing else
 * @param alt what it shows
 * @param href where a click leads
 */
public record PagerDutyImage(URI src, String alt, Optional<URI> href) {

    public PagerDutyImage {
        if (!"https".equalsIgnoreCase(src.getScheme()) || !Link.isWeb(src)) {
            throw new IllegalArgumentException(
                    "PagerDuty shows images from https:// only; \"" + src + "\" is none; serve it there");
        }
    }
}
