package io.mien;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mien.fieldwork.VisitGroup;
import io.mien.platform.Program;
import jakarta.persistence.Entity;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

    /**
     * The rooms in the order of the story, each with the rooms above it that it may use. What every room from language
     * down may use stands in {@link #GROUND} and is not repeated.
     */
    private static final String ROOMS = """
            platform     |
            launch       | platform
            media        | platform
            inference    | platform media
            tenancy      | platform
            jobs         | platform tenancy
            privacy      | platform tenancy jobs
            account      | platform tenancy jobs privacy
            language     |
            campaign     | media language
            consent      | campaign language
            fieldwork    | campaign consent language
            visit        | campaign consent fieldwork language
            survey       | campaign fieldwork visit language
            recording    | campaign fieldwork visit media
            trace        | campaign fieldwork visit inference
            facialcoding | campaign fieldwork visit recording media inference trace
            results      | campaign fieldwork visit survey trace
            report       | campaign fieldwork trace results
            rights       | campaign consent fieldwork visit survey recording trace language
            export       | campaign fieldwork visit survey recording trace results
            dashboard    | campaign consent fieldwork visit survey recording trace facialcoding results report rights language
            operations   | inference facialcoding
            sample       | campaign fieldwork visit survey trace results report rights
            """;

    /** What every room from {@link #FIRST_ON_GROUND} down may use. */
    private static final Set<String> GROUND = Set.of("platform", "tenancy", "jobs", "privacy", "account");

    private static final String FIRST_ON_GROUND = "language";

    private static final Map<String, Set<String>> MAY_USE = table();

    /** Classes that speak SQL themselves; each has a test with two tenants, unless its database holds one table of one export. */
    private static final Set<String> NATIVE_SQL = Set.of(
            "io.mien.privacy.AuditTrail",
            "io.mien.privacy.Consent",
            "io.mien.privacy.ErasedBefore",
            "io.mien.results.Aggregates",
            "io.mien.account.OrganizationTenants",
            "io.mien.account.TokenTable",
            "io.mien.account.ViewerClients",
            "io.mien.export.ParquetWriter",
            "io.mien.fieldwork.VisitLedger",
            "io.mien.recording.Recording",
            "io.mien.visit.HeldVisits",
            "io.mien.visit.RespondentTenants");

    private static final JavaClasses MIEN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.mien");

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        ROOMS.lines().forEach(line -> {
            String[] row = line.split("\\|", -1);
            String room = row[0].strip();
            Set<String> allowed = new LinkedHashSet<>(List.of(row[1].strip().split(" ")));
            allowed.remove("");
            assertThat(table.keySet()).as("rooms above %s", room).containsAll(allowed);
            if (room.equals(FIRST_ON_GROUND) || table.containsKey(FIRST_ON_GROUND)) {
                allowed.addAll(GROUND);
            }
            table.put(room, allowed);
        });
        return table;
    }

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
    void noTwoClassesHaveOneName() {
        // When
        Map<String, List<String>> byName = MIEN.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getFullName, Collectors.toList())));

        // Then
        assertThat(byName).isNotEmpty();
        byName.values().removeIf(namesakes -> namesakes.size() == 1);
        assertThat(byName).isEmpty();
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

    /** Whom a number of people counts is decided in one place; a second sum would tell another number by the same word. */
    @Test
    void numbersOfPeopleComeFromHeadcounts() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.mien.fieldwork..")
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "the numbers of a group of visits",
                        access -> access.getTargetOwner().isEquivalentTo(VisitGroup.class)
                                && Set.of("visits", "consented", "cameraPassed")
                                        .contains(access.getTarget().getName())))
                .check(MIEN);
    }

    /** One place knows how a child is started, kept to its time and killed with all it started. */
    @Test
    void childProcessesAreStartedInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Program.class.getName())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethodWhere(DescribedPredicate.describe(
                        "Runtime.exec",
                        call -> call.getTargetOwner().isEquivalentTo(Runtime.class)
                                && call.getTarget().getName().equals("exec")))
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
