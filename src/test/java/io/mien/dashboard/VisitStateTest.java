package io.mien.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.Validity;
import io.mien.visit.Visit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitStateTest {

    @ParameterizedTest
    @CsvSource({
        ",PENDING,false,UNDER_WAY",
        "COMPLETE,PENDING,false,CODING",
        "COMPLETE,PENDING,true,PARKED",
        "COMPLETE,VALID,false,VALID",
        "COMPLETE,VALID,true,VALID",
        "COMPLETE,PARTIAL,false,PARTIAL",
        "COMPLETE,PARTIAL,true,PARTIAL",
        "COMPLETE,REVERSED,true,EXCLUDED",
        "COMPLETE_WITHOUT_CAMERA,PENDING,false,WITHOUT_CAMERA",
        "COMPLETE_WITHOUT_CAMERA,REVERSED,false,EXCLUDED_WITHOUT_CAMERA",
        "DECLINED,PENDING,false,LEFT",
        "TIMED_OUT,PENDING,false,LEFT"
    })
    void theVerdictStandsAboveAll(Disposition disposition, Validity validity, boolean parked, VisitState expected) {
        // Given
        Visit visit = new Visit();
        visit.origin = Origin.LINK;
        visit.disposition = disposition;
        visit.validity = validity;
        visit.cameraFree = disposition == Disposition.COMPLETE_WITHOUT_CAMERA;

        // Then
        assertThat(VisitState.of(visit, parked)).isEqualTo(expected);
        visit.origin = Origin.PREVIEW;
        assertThat(VisitState.of(visit, parked)).isEqualTo(VisitState.PREVIEW);
    }
}
