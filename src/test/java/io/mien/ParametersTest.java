package io.mien;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.junit.jupiter.api.Test;

/**
 * The framework answers a number that it cannot read with a 404 for the address and a 400 without a name, and takes any word for
 * false. Parameters of addresses and forms therefore arrive as texts, and ours are read by {@code platform.Parameter}.
 */
class ParametersTest {
    private static final List<Class<? extends Annotation>> READ =
            List.of(RestQuery.class, QueryParam.class, RestForm.class, FormParam.class);

    private static final Set<Class<?>> TEXTS = Set.of(String.class, List.class, FileUpload.class);

    /** Part of what a signature covers: one that is not as it was signed leads nowhere, whatever it is. */
    private static final String SIGNED = "until";

    @Test
    void everyParameterArrivesAsText() {
        // Given
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.mien");

        // When
        List<String> read = ours.stream()
                .filter(each -> each.getName().startsWith("io.mien."))
                .map(each -> each.reflect())
                .flatMap(ParametersTest::parameters)
                .toList();

        // Then
        assertThat(read).hasSizeGreaterThan(50);
        assertThat(read).filteredOn(parameter -> parameter.startsWith("!")).isEmpty();
    }

    private static Stream<String> parameters(Class<?> type) {
        Stream<String> fields = Arrays.stream(type.getDeclaredFields())
                .filter(ParametersTest::isRead)
                .map(field -> mark(field.getType(), field.getName()) + type.getSimpleName() + "." + field.getName());
        Stream<String> parameters = Arrays.stream(type.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getParameters())
                        .filter(ParametersTest::isRead)
                        .map(parameter -> mark(parameter.getType(), parameter.getName()) + type.getSimpleName() + "."
                                + method.getName() + "." + parameter.getName()));
        return Stream.concat(fields, parameters);
    }

    private static boolean isRead(AnnotatedElement element) {
        return READ.stream().anyMatch(element::isAnnotationPresent);
    }

    private static String mark(Class<?> type, String name) {
        return TEXTS.contains(type) || SIGNED.equals(name) ? "" : "!";
    }
}
