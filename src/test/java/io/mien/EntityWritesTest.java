package io.mien;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.mien.entitywrites.Outsider;
import io.mien.recording.Recording;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import org.junit.jupiter.api.Test;

/** Entities write themselves: other packages call their verbs. */
class EntityWritesTest {
    private static final ArchRule ENTITIES_WRITE_THEMSELVES = noClasses()
            .should()
            .setFieldWhere(DescribedPredicate.describe(
                    "the field belongs to an entity of another package", EntityWritesTest::isWriteFromElsewhere));

    @Test
    void entitiesAreWrittenInTheirOwnPackageOnly() {
        ENTITIES_WRITE_THEMSELVES.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.mien"));
    }

    @Test
    void ruleCatchesWritesToEntitiesAndTheirMappedSuperclass() {
        // When
        String report = ENTITIES_WRITE_THEMSELVES
                .evaluate(new ClassFileImporter().importClasses(Outsider.class, Recording.class, TenantScoped.class))
                .getFailureReport()
                .toString();

        // Then
        assertThat(report)
                .contains("parkRecording", "Recording.parkedReason")
                .contains("renumberRecording", "Recording.id")
                .contains("renumberAnything", "TenantScoped.id")
                .contains("growInLambda", "Recording.acknowledgedBytes")
                .doesNotContain("describeItself");
    }

    private static boolean isWriteFromElsewhere(JavaFieldAccess access) {
        JavaClass owner = access.getTargetOwner();
        return isEntity(owner)
                && !owner.getPackageName().equals(access.getOriginOwner().getPackageName());
    }

    private static boolean isEntity(JavaClass type) {
        return type.isAnnotatedWith(Entity.class) || type.isAnnotatedWith(MappedSuperclass.class);
    }
}
