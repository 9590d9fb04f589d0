package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableTextTest {
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    @ParameterizedTest
    @ValueSource(strings = {"", "name=a+b", "name=%c3%BC&x=1", "name=100%25"})
    void formsWithWholeEscapesAreRead(String body) {
        assertThat(ReadableText.is(Buffer.buffer(body), FORM)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=%zz", "name=%", "name=%4", "name=%00", "name=a\0b"})
    void othersAreNot(String body) {
        assertThat(ReadableText.is(Buffer.buffer(body), FORM)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"a\\u0000\"}", "{\"name\":\"\\\\\\u0000\"}", "{\"na\0me\":1}"})
    void jsonWithANulIsNot(String body) {
        assertThat(ReadableText.is(Buffer.buffer(body), "application/json")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"\\\\u0000\"}", "{\"name\":\"\\u0041\"}", "{"})
    void otherJsonIs(String body) {
        assertThat(ReadableText.is(Buffer.buffer(body), "application/json")).isTrue();
    }
}
