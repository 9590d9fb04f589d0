package io.mien.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignStatusTest {

    @ParameterizedTest
    @CsvSource({
        "DRAFT,DRAFT,false",
        "DRAFT,IN_FIELDWORK,true",
        "DRAFT,CLOSED,false",
        "IN_FIELDWORK,DRAFT,false",
        "IN_FIELDWORK,IN_FIELDWORK,false",
        "IN_FIELDWORK,CLOSED,true",
        "CLOSED,DRAFT,false",
        "CLOSED,IN_FIELDWORK,true",
        "CLOSED,CLOSED,false"
    })
    void goesFromDraftToFieldworkToClosedAndBackIn(CampaignStatus from, CampaignStatus to, boolean allowed) {
        assertThat(from.canTransitionTo(to)).isEqualTo(allowed);
    }
}
