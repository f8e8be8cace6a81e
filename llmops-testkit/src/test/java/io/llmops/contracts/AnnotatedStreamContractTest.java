package io.llmops.contracts;

import java.util.stream.Collectors;

class AnnotatedStreamContractTest extends AnnotatedBeanContract {

    @Override
    String stream(AnnotatedService service, int limit, String question) {
        return service.stream(limit, question).collect(Collectors.joining());
    }
}
