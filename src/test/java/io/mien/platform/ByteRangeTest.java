package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({"bytes=0-9,0,9", "bytes=90-,90,99", "bytes=-10,90,99", "bytes=95-500,95,99", "bytes=-500,0,99"})
    void readsOneRange(String header, long first, long last) {
        assertThat(ByteRange.of(header, 100)).hasValue(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=-", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b", "bytes=99999999999999999999-"})
    void whatItDoesNotKnowMeansTheWhole(String header) {
        assertThat(ByteRange.of(header, 100)).isEmpty();
    }

    @Test
    void behindTheEndThereIsNothing() {
        assertThat(ByteRange.of("bytes=100-", 100).orElseThrow().isEmpty()).isTrue();
        assertThat(ByteRange.of("bytes=-0", 100).orElseThrow().isEmpty()).isTrue();
        assertThat(ByteRange.of("bytes=5-4", 100).orElseThrow().isEmpty()).isTrue();
    }
}
