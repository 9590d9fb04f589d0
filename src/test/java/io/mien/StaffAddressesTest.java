package io.mien;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every address that a room hands to templates and redirects is one that the running router answers. */
@QuarkusTest
class StaffAddressesTest {
    private static final String SUFFIX = "Addresses";

    @ParameterizedTest
    @MethodSource("addresses")
    void aRouteAnswersTheAddress(String address) {
        assertThat(answered(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing-here", "/campaigns/a/nothing-here", "/campaigns/a/ads/b/nothing-here"})
    void noRouteAnswersWhatIsNoAddress(String address) {
        assertThat(answered(address)).isFalse();
    }

    @Test
    void everyRoomWithPagesHasItsAddresses() {
        assertThat(homes().map(Class::getPackageName))
                .contains(
                        "io.mien.account",
                        "io.mien.language",
                        "io.mien.campaign",
                        "io.mien.consent",
                        "io.mien.fieldwork",
                        "io.mien.visit",
                        "io.mien.recording",
                        "io.mien.facialcoding",
                        "io.mien.dashboard",
                        "io.mien.sample")
                .doesNotHaveDuplicates();
    }

    static List<String> addresses() {
        return homes().flatMap(home -> Arrays.stream(home.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(StaffAddressesTest::example)
                .sorted()
                .toList();
    }

    private static Stream<Class<?>> homes() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.mien").stream()
                        .filter(type -> type.isAnnotatedWith(TemplateExtension.class))
                        .filter(type -> type.getSimpleName().endsWith(SUFFIX))
                        .map(JavaClass::reflect);
    }

    private static boolean answered(String address) {
        return routes().stream().anyMatch(route -> route.matcher(address).matches());
    }

    /** Of the running application, with anything in place of their parameters. */
    private static List<Pattern> routes() {
        List<Pattern> routes = new ArrayList<>();
        RuntimeResourceVisitor.visitRuntimeResources(
                "/", ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                        routes.add(pattern(path));
                    }
                });
        return routes;
    }

    private static Pattern pattern(String path) {
        String tidy = path.replaceAll("/{2,}", "/").replaceAll("(?<=.)/$", "");
        return Pattern.compile(tidy.replace(".", "\\.").replaceAll("\\{[^{}/]+}", "[^/]+"));
    }

    private static String example(Method method) {
        Object[] things = Arrays.stream(method.getParameterTypes())
                .map(type -> type == UUID.class ? UUID.randomUUID() : "DE")
                .toArray();
        try {
            return (String) method.invoke(null, things);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(method.toString(), e);
        }
    }
}
