package io.mien.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://127.0.0.1:9",
                "http://[::1]:80",
                "https://mien.example.org",
                "https://mien.example.org/"
            })
    void camerasWorkThere(String address) {
        // When / Then
        assertThatCode(() -> PublicUrl.check(URI.create(address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://mien.example.org", "http://192.168.1.5:8080", "http://localhost.example.org"})
    void browsersRefuseCamerasThere(String address) {
        // When / Then
        assertThatThrownBy(() -> PublicUrl.check(URI.create(address)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("camera")
                .hasMessageContaining("https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mien.example.org", "https://mien.example.org/ads", "https://mien.example.org/?x=1"})
    void anythingButAWholeAddressIsRefused(String address) {
        // When / Then
        assertThatThrownBy(() -> PublicUrl.check(URI.create(address))).isInstanceOf(StartRefused.class);
    }

    @Test
    void portFollowsTheScheme() {
        // When / Then
        assertThat(PublicUrl.port(URI.create("https://mien.example.org"))).isEqualTo(443);
        assertThat(PublicUrl.port(URI.create("http://localhost:8123"))).isEqualTo(8123);
    }
}
