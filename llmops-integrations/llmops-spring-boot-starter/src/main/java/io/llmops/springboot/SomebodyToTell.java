package io.llmops.springboot;

import io.llmops.alerting.notify.Notifier;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether alerting is asked for: in so many words, or by a notifier. */
final class SomebodyToTell extends SpringBootCondition implements ConfigurationCondition {

    private static final List<String> KEYS = List.of(
            "llmops.alerting.enabled",
            "llmops.alerting.slack.webhook-url",
            "llmops.alerting.slack.bot-token",
            "llmops.alerting.pagerduty.routing-key");

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Somebody to tell");
        for (String key : KEYS) {
            if (StringUtils.hasText(context.getEnvironment().getProperty(key))) {
                return ConditionOutcome.match(message.foundExactly("property " + key));
            }
        }
        var beans = context.getBeanFactory();
        if (beans != null && beans.getBeanNamesForType(Notifier.class, true, false).length > 0) {
            return ConditionOutcome.match(message.foundExactly("a bean of type Notifier"));
        }
        return ConditionOutcome.noMatch(
                message.because("no notifier is configured and there is no bean of type Notifier"));
    }
}
