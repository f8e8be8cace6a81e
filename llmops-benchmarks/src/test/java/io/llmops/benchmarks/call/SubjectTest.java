package io.llmops.benchmarks.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectTest {

    @ParameterizedTest
    @EnumSource
    void everySubjectAnswers(Subject subject) {
        assumeThat(subject.available()).isTrue();

        assertThat((Object) subject.call().get()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void everyStreamEnds(StreamSubject subject) {
        assumeThat(subject.available()).isTrue();

        assertThat((Object) subject.stream().get()).isNotNull();
    }
}
