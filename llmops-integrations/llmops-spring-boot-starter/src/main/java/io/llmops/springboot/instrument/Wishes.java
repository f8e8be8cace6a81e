package io.llmops.springboot.instrument;

import io.llmops.call.CallTarget;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.springboot.LlmOpsProperties;
import io.llmops.springboot.NotInstrumented;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** What an application wants of a bean, by properties and annotations. */
final class Wishes {

    private final ObjectProvider<LlmOpsProperties> properties;

    Wishes(ObjectProvider<LlmOpsProperties> properties) {
        this.properties = properties;
    }

    /** Whether clients are instrumented without being asked. */
    boolean instrumentClients() {
        return properties.getObject().instrumentClients();
    }

    boolean isTurnedOff(Declaration bean, Class<?> type) {
        return !properties.getObject().client(bean.name()).enabled()
                || bean.annotation(NotInstrumented.class).isPresent()
                || AnnotatedElementUtils.hasAnnotation(type, NotInstrumented.class);
    }

    Optional<String> provider(Declaration bean) {
        Optional<String> property =
                Optional.ofNullable(properties.getObject().client(bean.name()).provider());
        return property.or(() -> bean.annotation(InstrumentedLlm.class)
                        .map(InstrumentedLlm::provider)
                        .filter(it -> !it.equals(CallTarget.UNKNOWN_PROVIDER)))
                .filter(it -> !it.isBlank());
    }
}
