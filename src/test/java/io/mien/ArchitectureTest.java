package io.mien;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The customer's story has a direction: each package may use those listed here, and nothing else of ours. */
class ArchitectureTest {
    private static final String ROOT = "io.mien.";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("platform", Set.of()),
            entry("launch", Set.of("platform")),
            entry("media", Set.of("platform")),
            entry("tenancy", Set.of("platform")),
            entry("jobs", Set.of("platform", "tenancy")),
            entry("privacy", Set.of("platform", "tenancy", "jobs")),
            entry("account", Set.of("platform", "tenancy", "privacy")),
            entry("campaign", Set.of("platform", "tenancy", "jobs", "privacy", "account", "media")),
            entry("fieldwork", Set.of("platform", "tenancy", "jobs", "privacy", "campaign")),
            entry("recording", Set.of("platform", "tenancy", "jobs", "privacy", "campaign", "fieldwork")),
            entry("inference", Set.of("platform", "media")),
            entry("trace", Set.of("platform", "tenancy", "privacy", "campaign", "fieldwork", "inference")),
            entry(
                    "facialcoding",
                    Set.of(
                            "platform",
                            "tenancy",
                            "jobs",
                            "privacy",
                            "campaign",
                            "fieldwork",
                            "recording",
                            "media",
                            "inference",
                            "trace")),
            entry("results", Set.of("platform", "tenancy", "jobs", "privacy", "campaign", "fieldwork", "trace")),
            entry(
                    "dashboard",
                    Set.of(
                            "platform",
                            "tenancy",
                            "jobs",
                            "privacy",
                            "account",
                            "campaign",
                            "fieldwork",
                            "recording",
                            "facialcoding",
                            "trace",
                            "results")),
            entry(
                    "operations",
                    Set.of("platform", "tenancy", "jobs", "privacy", "account", "inference", "facialcoding")),
            entry("sample", Set.of("platform", "tenancy", "account", "campaign", "fieldwork", "trace", "results")));

    /** Classes that speak SQL themselves; each has a test with two tenants. */
    private static final Set<String> NATIVE_SQL = Set.of(
            "io.mien.privacy.AuditTrail",
            "io.mien.results.Aggregates",
            "io.mien.account.TenantLookup",
            "io.mien.account.TokenStates",
            "io.mien.fieldwork.TenantLookup",
            "io.mien.fieldwork.VisitLedger");

    private static final JavaClasses MIEN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.mien");

    static Stream<String> packages() {
        return MAY_USE.keySet().stream().sorted();
    }

    @Test
    void everyClassHasARoom() {
        // When
        Set<String> rooms = MIEN.stream().map(ArchitectureTest::room).collect(Collectors.toSet());

        // Then
        assertThat(MAY_USE.keySet()).containsAll(rooms);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyWhatIsListed(String room) {
        Set<String> allowed = MAY_USE.getOrDefault(room, Set.of());
        DescribedPredicate<JavaClass> elsewhere = DescribedPredicate.describe(
                "another room than " + allowed,
                used -> used.getPackageName().startsWith(ROOT)
                        && !room(used).equals(room)
                        && !allowed.contains(room(used)));

        noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat(elsewhere)
                .allowEmptyShould(true)
                .check(MIEN);
    }

    @Test
    void techniqueKnowsNoTenantEntityOrHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("io.mien.media..", "io.mien.inference..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "jakarta.ws.rs..", "io.mien.tenancy..")
                .check(MIEN);
    }

    @Test
    void nativeSqlStaysOnTheList() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "are not on the list", type -> !NATIVE_SQL.contains(type.getFullName())))
                .and()
                .resideOutsideOfPackages("io.mien.tenancy..", "io.mien.launch..")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "createNativeQuery or a JDBC statement",
                        call -> call.getTarget().getName().equals("createNativeQuery")
                                || call.getTarget().getName().equals("prepareStatement")
                                || call.getTarget().getName().equals("createStatement")))
                .check(MIEN);
    }

    @Test
    void noRoomIsCalledAfterNothing() {
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..common..", "..impl..", "..dto..")
                .check(MIEN);
    }

    @Test
    void entitiesStandBehindTheWall() {
        List<String> open = MIEN.stream()
                .filter(type -> type.isAnnotatedWith(Entity.class))
                .filter(type -> !type.isAssignableTo("io.mien.tenancy.TenantScoped"))
                .map(JavaClass::getFullName)
                .toList();

        assertThat(open).containsExactly("io.mien.tenancy.Tenant");
    }

    private static String room(JavaClass type) {
        String rest = type.getPackageName().substring(ROOT.length() - 1);
        return rest.isEmpty() ? "" : rest.substring(1).split("\\.")[0];
    }
}
