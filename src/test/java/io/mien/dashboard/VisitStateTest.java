package io.mien.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Validity;
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
        "COMPLETE,REVERSED,true,EXCLUDED",
        "COMPLETE_WITHOUT_CAMERA,PENDING,false,WITHOUT_CAMERA",
        "DECLINED,PENDING,false,LEFT",
        "TIMED_OUT,PENDING,false,LEFT"
    })
    void theVerdictStandsAboveAll(Disposition disposition, Validity validity, boolean parked, VisitState expected) {
        assertThat(VisitState.of(disposition, validity, parked)).isEqualTo(expected);
    }
}
