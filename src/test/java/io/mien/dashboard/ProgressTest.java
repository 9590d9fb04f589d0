package io.mien.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.campaign.CampaignStatus;
import io.mien.campaign.Country;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.QualityRule;
import io.mien.fieldwork.Validity;
import io.mien.fieldwork.VisitGroup;
import io.mien.platform.Ids;
import io.mien.results.AdPeople;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final UUID CAMPAIGN = Ids.next();

    @Test
    void countsOneCountryByVerdict() {
        // When
        CountryProgress japan = CountryProgress.of(
                Country.of("JP"),
                200,
                List.of(
                        visits(Disposition.COMPLETE, Validity.VALID, null, 147),
                        visits(Disposition.COMPLETE, Validity.PENDING, null, 12),
                        visits(Disposition.COMPLETE, Validity.REVERSED, QualityRule.TOO_DARK, 10),
                        visits(Disposition.COMPLETE, Validity.REVERSED, QualityRule.MANY_FACES, 4),
                        visits(Disposition.COMPLETE, Validity.PARTIAL, QualityRule.TOO_DARK, 3),
                        visits(Disposition.DECLINED, Validity.PENDING, null, 30)),
                new VisitCounts.HeldUp(2, 1),
                List.of());

        // Then
        assertThat(japan.valid()).isEqualTo(147);
        assertThat(japan.coding()).isEqualTo(10);
        assertThat(japan.parked()).isEqualTo(3);
        assertThat(japan.excluded()).isEqualTo(14);
        assertThat(japan.whyExcluded()).isEqualTo("too dark 13, more than one face 4");
        assertThat(japan.inPart()).isEqualTo(3);
        assertThat(japan.canShow()).isEqualTo("13 points");
        assertThat(japan.validShare() + japan.codingShare()).isLessThanOrEqualTo(100);
    }

    @Test
    void namesTheAdThatHoldsACountryBack() {
        // Given
        AdCount coffee = ad("Coffee", 34, 34);
        AdCount tea = ad("Tea", 34, 21);

        // When
        CountryProgress japan = country(20, 50, coffee, tea);

        // Then
        assertThat(japan.perAd()).isEqualTo("Coffee 34, Tea 34");
        assertThat(japan.heldBackBy()).isEqualTo("Tea");
        assertThat(country(50, 50, coffee, tea).heldBackBy()).isEmpty();
        assertThat(country(20, 50, coffee, ad("Juice", 34, 34)).heldBackBy()).isEmpty();
        assertThat(country(20, 50, tea).heldBackBy()).isEmpty();
    }

    @Test
    void visitsInPartLowerTheShareThatIsUsable() {
        // When
        CountryProgress japan = CountryProgress.of(
                Country.of("JP"),
                50,
                List.of(
                        visits(Disposition.COMPLETE, Validity.VALID, null, 6),
                        visits(Disposition.COMPLETE, Validity.PARTIAL, QualityRule.FACE_MISSING, 4)),
                VisitCounts.HeldUp.NONE,
                List.of());

        // Then
        assertThat(progress(CampaignStatus.IN_FIELDWORK, japan).usable()).isEqualTo("60 %");
        assertThat(progress(CampaignStatus.IN_FIELDWORK, japan).valid()).isEqualTo(6);
    }

    @Test
    void twentyNinePeopleShowNothingYet() {
        assertThat(country(29, 50).canShow()).isEqualTo("not enough people");
    }

    @Test
    void saysWhatEachCountryStillNeeds() {
        // When
        Progress progress = progress(CampaignStatus.IN_FIELDWORK, country(147, 200), country(60, 50));

        // Then
        assertThat(progress.sentence())
                .isEqualTo("207 of 250 people wanted count towards the target; Japan needs 53 more.");
        assertThat(progress.isFull()).isFalse();
    }

    @Test
    void saysThatNobodyHasComeYet() {
        // When
        Progress progress = progress(CampaignStatus.IN_FIELDWORK, country(0, 50));

        // Then
        assertThat(progress.sentence()).isEqualTo("Fieldwork is open and nobody has come yet.");
        assertThat(progress.advice()).isEqualTo("Send out the links.");
    }

    @Test
    void advisesToCloseWhenEveryCountryIsFull() {
        assertThat(progress(CampaignStatus.IN_FIELDWORK, country(50, 50)).advice())
                .isEqualTo("You can close fieldwork.");
        assertThat(progress(CampaignStatus.CLOSED, country(50, 50)).advice()).isEmpty();
    }

    @Test
    void saysThatFieldworkIsClosed() {
        assertThat(progress(CampaignStatus.CLOSED, country(50, 50)).sentence())
                .isEqualTo("Fieldwork is closed; 50 of 50 people wanted count towards the target.");
    }

    @Test
    void theFunnelFallsFromStepToStepAndLeavesImportsOut() {
        // When
        Funnel funnel = Funnel.of(List.of(
                new VisitGroup(
                        CAMPAIGN, "JP", Origin.LINK, Disposition.COMPLETE, Validity.VALID, null, false, 50, 50, 50),
                new VisitGroup(
                        CAMPAIGN, "JP", Origin.LINK, Disposition.DECLINED, Validity.PENDING, null, false, 50, 0, 0),
                new VisitGroup(
                        CAMPAIGN, "JP", Origin.IMPORT, Disposition.COMPLETE, Validity.VALID, null, false, 9, 0, 0)));

        // Then
        assertThat(funnel.steps()).extracting(Funnel.Step::people).containsExactly(100L, 50L, 50L, 50L, 50L);
        assertThat(funnel.steps().get(1).kept()).isEqualTo("50 %");
        assertThat(funnel.ways()).isEqualTo("50 declined");
    }

    @Test
    void peopleWithoutACameraAreCountedApart() {
        // Given
        VisitGroup watched = withoutCamera(Disposition.COMPLETE_WITHOUT_CAMERA, 3);
        VisitGroup left = withoutCamera(Disposition.TIMED_OUT, 2);

        // When
        CountryProgress japan =
                CountryProgress.of(Country.of("JP"), 50, List.of(watched, left), VisitCounts.HeldUp.NONE, List.of());
        Funnel funnel = Funnel.of(List.of(watched, left));
        Progress progress = progress(CampaignStatus.IN_FIELDWORK, japan);

        // Then
        assertThat(japan.withoutCamera()).isEqualTo(3);
        assertThat(japan.valid() + japan.coding() + japan.excluded()).isZero();
        assertThat(funnel.isEmpty()).isTrue();
        assertThat(progress.withoutCamera())
                .isEqualTo("3 people watched without a camera (Japan 3)."
                        + " They are counted here alone: towards no target and in no curve.");
        assertThat(progress.sentence())
                .isEqualTo("0 of 50 people wanted count towards the target; Japan needs 50 more.");
        assertThat(progress.advice()).isEmpty();
    }

    @Test
    void nothingIsSaidOfCamerasWhereEverybodyHasOne() {
        assertThat(progress(CampaignStatus.IN_FIELDWORK, country(147, 200)).withoutCamera())
                .isEmpty();
    }

    private static VisitGroup withoutCamera(Disposition disposition, long number) {
        return new VisitGroup(
                CAMPAIGN, "JP", Origin.LINK, disposition, Validity.PENDING, null, true, number, number, 0);
    }

    private static Progress progress(CampaignStatus status, CountryProgress... countries) {
        return new Progress(CAMPAIGN, status, List.of(countries), Funnel.of(List.of()), List.of(), List.of(), 0);
    }

    private static AdCount ad(String title, long valid, long forExpression) {
        return new AdCount(Ids.next(), title, new AdPeople(valid, forExpression));
    }

    private static CountryProgress country(long valid, int target, AdCount... ads) {
        return CountryProgress.of(
                Country.of("JP"),
                target,
                List.of(visits(Disposition.COMPLETE, Validity.VALID, null, valid)),
                VisitCounts.HeldUp.NONE,
                List.of(ads));
    }

    private static VisitGroup visits(Disposition disposition, Validity validity, Exclusion reason, long number) {
        return new VisitGroup(
                CAMPAIGN, "JP", Origin.LINK, disposition, validity, reason, false, number, number, number);
    }
}
