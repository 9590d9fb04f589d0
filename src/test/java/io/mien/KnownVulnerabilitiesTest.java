package io.mien;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No part that the build takes has a hole of {@code infra/known-vulnerabilities.json}, unless it is accepted there with its
 * reason. What is asked is the class path of the tests, which holds what runs and what tests it.
 */
class KnownVulnerabilitiesTest {
    private static final Path LIST = Path.of("infra/known-vulnerabilities.json");

    /** Unpacked beside the application, on no class path. */
    private static final String KEYCLOAK = "org.keycloak:keycloak-quarkus-dist";

    private record Known(LocalDate reviewed, List<Vulnerability> vulnerabilities) {}

    /**
     * @param part group and artifact of Maven
     * @param affected versions that have it, as Maven writes ranges
     * @param accepted why it is there all the same
     */
    private record Vulnerability(
            String id,
            @JsonProperty("package") String part,
            String affected,
            String summary,
            Optional<String> accepted) {

        boolean isIn(String version) {
            try {
                return VersionRange.createFromVersionSpec(affected)
                        .containsVersion(new DefaultArtifactVersion(version));
            } catch (InvalidVersionSpecificationException e) {
                throw new IllegalArgumentException(id + ": " + affected, e);
            }
        }
    }

    @Test
    void noPartHasAKnownHole() throws IOException {
        // When
        List<String> holes = known().vulnerabilities().stream()
                .filter(each -> each.accepted().isEmpty())
                .flatMap(each -> versions(each.part())
                        .filter(each::isIn)
                        .map(version -> "%s %s has %s (%s): take a version outside %s"
                                .formatted(each.part(), version, each.id(), each.summary(), each.affected())))
                .toList();

        // Then
        assertThat(holes).isEmpty();
    }

    @Test
    void everyListedPartIsUsed() throws IOException {
        // When
        List<String> strangers = known().vulnerabilities().stream()
                .map(Vulnerability::part)
                .filter(part -> versions(part).findAny().isEmpty())
                .toList();

        // Then: a mistyped name would be looked for in vain for ever
        assertThat(strangers).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CVE-2026-45416, 4.1.133.Final, true",
        "CVE-2026-45416, 4.1.135.Final, false",
        "CVE-2026-45416, 4.2.14.Final, true",
        "CVE-2026-45416, 4.2.15.Final, false",
        "CVE-2026-50559, 3.33.2, true",
        "CVE-2026-50559, 3.33.2.1, false",
        "CVE-2026-42198, 42.7.10, true",
        "CVE-2026-42198, 42.7.11, false",
        "KEYCLOAK-26.7.4, 26.7.3, true",
    })
    void aRangeFindsItsVersions(String id, String version, boolean affected) throws IOException {
        // When
        Vulnerability row = known().vulnerabilities().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(row.isIn(version)).isEqualTo(affected);
    }

    private static Known known() throws IOException {
        return new ObjectMapper().findAndRegisterModules().readValue(LIST.toFile(), Known.class);
    }

    /** The versions of a part on the class path, by the folders of the local repository. */
    private static Stream<String> versions(String part) {
        if (part.equals(KEYCLOAK)) {
            return Stream.of(System.getProperty("keycloak.version"));
        }
        String[] names = part.split(":", 2);
        Pattern folder =
                Pattern.compile(Pattern.quote("/" + names[0].replace('.', '/') + "/" + names[1]) + "/([^/:]+)/");
        return folder.matcher(System.getProperty("java.class.path"))
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct();
    }
}
