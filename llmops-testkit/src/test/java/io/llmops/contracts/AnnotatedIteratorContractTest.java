package io.llmops.contracts;

class AnnotatedIteratorContractTest extends AnnotatedBeanContract {

    @Override
    String stream(AnnotatedService service, int limit, String question) {
        StringBuilder shown = new StringBuilder();
        service.iterator(limit, question).forEachRemaining(shown::append);
        return shown.toString();
    }
}
