package io.mien.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class SecondRunTest {
    /** Named, since this test would depend on the class itself. */
    private static final String BROWSER = "io.mien.browser.Chromium";

    private static final Set<JavaClass> TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("io.mien").stream()
                    .filter(type -> type.getSimpleName().endsWith("Test"))
                    .filter(SecondRunTest::hasTests)
                    .collect(Collectors.toSet());

    @Test
    void testsThatOpenABrowserAndNoOthersAreTagged() {
        // When
        List<String> opening = names(type -> opens(type));
        List<String> tagged = names(type -> tags(type).contains("browser"));

        // Then
        assertThat(TESTS).hasSizeGreaterThan(100);
        assertThat(opening).hasSizeGreaterThan(5).containsExactlyElementsOf(tagged);
    }

    private static List<String> names(Predicate<JavaClass> which) {
        return TESTS.stream().filter(which).map(JavaClass::getName).sorted().toList();
    }

    private static boolean opens(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream())
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency -> dependency.getTargetClass().getName().equals(BROWSER));
    }

    private static Set<String> tags(JavaClass type) {
        return Set.of(type.reflect().getAnnotationsByType(Tag.class)).stream()
                .map(Tag::value)
                .collect(Collectors.toSet());
    }

    private static boolean hasTests(JavaClass type) {
        return type.getAllMethods().stream()
                .anyMatch(method ->
                        method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class));
    }
}
