package io.mien.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.trace.EngineAgreement;
import org.junit.jupiter.api.Test;

class AgreementWordsTest {
    @Test
    void nothingComparedIsSaidSo() {
        assertThat(AgreementWords.of(new EngineAgreement(new double[] {Double.NaN}, new boolean[1])))
                .isEqualTo("The two engines cannot be compared: no second has frames with a face.");
    }

    @Test
    void fullAgreementOnCalmIsNotSoldAsMore() {
        assertThat(AgreementWords.of(new EngineAgreement(new double[] {0, 0.1}, new boolean[2])))
                .startsWith("The two engines agree in 2 of 2 compared seconds; none is hatched.")
                .contains("In none of them did either find an expression likelier than neutral.")
                .endsWith("not that it is right.");
    }

    @Test
    void oneSecondIsOneSecond() {
        assertThat(AgreementWords.of(new EngineAgreement(new double[] {0.4}, new boolean[] {true})))
                .startsWith("The two engines agree in 0 of 1 compared second; the other one is hatched.");
    }
}
