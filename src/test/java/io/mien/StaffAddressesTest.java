package io.mien;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every address that a room hands to templates and redirects is one that the running router answers. */
@QuarkusTest
class StaffAddressesTest {
    private static final String SUFFIX = "Addresses";

    /** Where there is a page, OPTIONS tells its methods to anybody, whether or not the thing itself is there. */
    @ParameterizedTest
    @MethodSource("addresses")
    void anAddressLeadsSomewhere(String address) {
        // When
        Response answer = given().options(address);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Allow")).containsPattern("GET|POST");
    }

    @Test
    void anAddressThatNobodyAnswersIsTold() {
        given().options("/campaigns/" + UUID.randomUUID() + "/nothing-here")
                .then()
                .statusCode(404);
        given().options("/nothing-here").then().statusCode(404);
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
