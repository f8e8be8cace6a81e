package io.llmops.contracts;

class AnnotatedIterableContractTest extends AnnotatedBeanContract {

    @Override
    String stream(AnnotatedService service, int limit, String question) {
        return String.join("", service.iterable(limit, question));
    }
}
