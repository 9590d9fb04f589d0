package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Invitation;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.QualityRule;
import io.mien.fieldwork.Validity;
import io.mien.fieldwork.VisitEvent;
import io.mien.fieldwork.VisitGroup;
import io.mien.fieldwork.VisitLedger;
import io.mien.platform.Digest;
import io.mien.privacy.Actor;
import io.mien.privacy.Consent;
import io.mien.privacy.ConsentText;
import io.mien.rights.Withdrawal;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VisitLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:11:12Z");
    private static final int WALKS = 40;

    @Inject
    Agency agency;

    @Inject
    Agency other;

    @Inject
    VisitLedger ledger;

    @Inject
    Withdrawal withdrawal;

    @Inject
    EntityManager entities;

    private List<String> links;

    @BeforeEach
    void campaignThatAllowsEverything() {
        agency.withAds(2);
        agency.as(() -> Campaign.update("cameraOptional = true where id = ?1", agency.campaign));
        agency.as(() -> Ad.update("needsSound = true where campaignId = ?1 and position = 1", agency.campaign));
        links = List.of(agency.open("DE"), agency.open("FR"), agency.preview());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void factsAddUpToTheVisitsWhateverWayTheyTake(long seed) {
        // When
        for (int walk = 0; walk < WALKS; walk++) {
            RandomWalk visit = new RandomWalk(seed * 1_000 + walk, ledger);
            String link = links.get(walk % links.size());
            boolean imported = walk % 10 == 0;
            agency.as(() -> {
                if (imported) {
                    visit.imported(Campaign.required(agency.campaign));
                } else {
                    visit.from(invitation(link));
                }
                return link;
            });
            if (walk % 17 == 16) {
                agency.asTenant(() -> ledger.fold(agency.campaign));
            }
        }

        // Then
        List<VisitGroup> counted = agency.as(() -> CountedVisits.of(entities, agency.campaign));
        assertThat(counted).extracting(VisitGroup::validity).contains(Validity.values());
        assertThat(agency.as(() -> ledger.groups(agency.campaign))).containsExactlyInAnyOrderElementsOf(counted);
        assertThat(agency.as(() -> ledger.groups())).containsExactlyInAnyOrderElementsOf(counted);
    }

    @Test
    void factsThatWereFoldedCountOnceHoweverOftenAndByHowManyTheyAreFolded() {
        // Given
        UUID first = complete();
        judge(first, each -> each.verdict().validate(NOW));
        List<VisitGroup> before = agency.as(() -> ledger.groups(agency.campaign));

        // When
        IntStream.range(0, 8).parallel().forEach(any -> agency.asTenant(() -> ledger.fold(agency.campaign)));

        // Then
        assertThat(agency.as(() -> ledger.groups(agency.campaign)))
                .isEqualTo(before)
                .isNotEmpty();
        judge(first, each -> each.verdict().reverse(QualityRule.TOO_DARK, NOW));
        assertThat(agency.as(() -> ledger.groups(agency.campaign)))
                .containsExactlyInAnyOrderElementsOf(agency.as(() -> CountedVisits.of(entities, agency.campaign)));
    }

    @Test
    void aVisitTellsItsFactsInOrder() {
        // Given
        UUID visit = complete();

        // When
        judge(visit, each -> each.verdict().validate(NOW));
        judge(visit, each -> each.verdict().validate(NOW));
        judge(visit, each -> each.verdict().reverse(QualityRule.TOO_DARK, NOW));
        judge(visit, each -> each.verdict().validateForAttention(QualityRule.FACE_MISSING, NOW));
        judge(visit, each -> each.verdict().validateInPart(QualityRule.FACE_MISSING, NOW));
        judge(visit, each -> each.verdict().validateInPart(QualityRule.FACE_MISSING, NOW));
        judge(visit, each -> each.verdict().reopen(NOW));
        judge(visit, each -> each.verdict().reopen(NOW));

        // Then
        List<VisitEvent> facts = agency.as(() -> VisitEvent.ofVisit(visit));
        assertThat(facts)
                .extracting(fact -> fact.number + " " + fact.kind + " " + fact.reason)
                .containsExactly(
                        "1 LANDED null",
                        "2 CONSENTED null",
                        "3 CAMERA_PASSED null",
                        "4 EXPOSED null",
                        "5 EXPOSED null",
                        "6 ENDED COMPLETE",
                        "7 VALIDATED_FOR_EXPRESSION null",
                        "8 REVERSED TOO_DARK",
                        "9 VALIDATED_FOR_ATTENTION FACE_MISSING",
                        "10 VALIDATED_IN_PART FACE_MISSING",
                        "11 REOPENED null");
        assertThat(facts.get(3).exposureId).isNotNull();
        assertThat(facts.get(3).adId).isNotNull();
    }

    @Test
    void erasingAVisitKeepsWhatIsCountedAndNothingThatLeadsToIt() {
        // Given
        UUID visit = complete();
        UUID stays = complete();
        judge(visit, each -> each.verdict().validate(NOW));
        Map<String, Long> before = kinds();
        List<UUID> ids = agency.as(
                () -> VisitEvent.ofVisit(visit).stream().map(fact -> fact.id).toList());

        // When
        withdraw(visit);

        // Then
        assertThat(agency.as(() -> VisitEvent.ofVisit(visit))).isEmpty();
        assertThat(agency.as(() -> VisitEvent.ofVisit(stays))).hasSize(6);
        before.put("DE ERASED", 1L);
        assertThat(kinds()).isEqualTo(before);
        List<VisitEvent> left = agency.as(() -> VisitEvent.<VisitEvent>list("visitId <> ?1", stays));
        assertThat(left).hasSize(8).allSatisfy(fact -> {
            assertThat(fact.id.version()).isEqualTo(4);
            assertThat(fact.visitId.version()).isEqualTo(4);
            assertThat(fact.number).isZero();
            assertThat(fact.exposureId).isNull();
            assertThat(fact.adId).isNull();
            assertThat(fact.at.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay())
                    .isZero();
        });
        assertThat(left).extracting(fact -> fact.visitId).doesNotHaveDuplicates();
        assertThat(left).extracting(fact -> fact.id).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void anErasedVisitLeavesTheMonitor() {
        // Given
        UUID visit = complete();
        judge(visit, each -> each.verdict().validate(NOW));

        // When
        withdraw(visit);

        // Then
        assertThat(agency.as(() -> ledger.groups(agency.campaign))).isEmpty();
    }

    @Test
    void twoTransactionsCannotBothTellTheNextFact() {
        // Given
        UUID visit = complete();

        // When / Then
        assertThatThrownBy(() -> agency.as(() -> {
                    Visit read = Visit.required(visit);
                    judge(visit, each -> each.verdict().validate(NOW));
                    read.verdict().reverse(QualityRule.TOO_DARK, NOW);
                    return visit;
                }))
                .hasStackTraceContaining("uq_visit_event_visit_id_number");
        assertThat(agency.as(() -> ledger.groups(agency.campaign)))
                .containsExactlyElementsOf(agency.as(() -> CountedVisits.of(entities, agency.campaign)));
    }

    @Test
    void whoHoldsAVisitSeesWhatAnotherDidToIt() {
        // Given
        UUID visit = complete();

        // When
        agency.as(() -> {
            Visit.required(visit);
            judge(visit, each -> each.verdict().validate(NOW));
            HeldVisits.required(visit).verdict().reverse(QualityRule.TOO_DARK, NOW);
            return visit;
        });

        // Then
        assertThat(agency.as(() -> ledger.groups(agency.campaign)))
                .containsExactlyElementsOf(agency.as(() -> CountedVisits.of(entities, agency.campaign)))
                .extracting(VisitGroup::reason)
                .containsExactly(QualityRule.TOO_DARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete from visit_event", "update visit_event set kind = 'LANDED'"})
    void factsAreOnlyAdded(String change) {
        assertThatThrownBy(
                        () -> agency.as(() -> entities.createNativeQuery(change).executeUpdate()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void anotherTenantCountsAndErasesNothingHere() {
        // Given
        UUID visit = complete();
        other.withAds(1);

        // When
        other.as(() -> {
            Visit twin = new Visit();
            twin.id = visit;
            twin.campaignId = other.campaign;
            twin.origin = Origin.LINK;
            twin.country = "DE";
            twin.language = "en";
            twin.startedAt = NOW;
            twin.lastSeenAt = NOW;
            VisitFacts.tell(twin);
            VisitTelling.erased(twin, NOW);
            ledger.erase(twin.id);
            return visit;
        });

        // Then
        assertThat(other.as(() -> ledger.groups(agency.campaign))).isEmpty();
        assertThat(agency.as(() -> VisitEvent.ofVisit(visit))).hasSize(6);
    }

    private Invitation invitation(String link) {
        return Invitation.byDigest(Digest.of(link)).orElseThrow();
    }

    /** A visit that watched both ads. */
    private UUID complete() {
        return agency.as(() -> {
            VisitSecrets secrets = new VisitSecrets(Digest.of(UUID.randomUUID().toString()), null);
            Visit visit = BegunVisit.by(invitation(links.get(0)), "en", secrets, NOW);
            visit.admitting().declareAge(34, 18, NOW);
            visit.admitting().consent(Digest.of("receipt of " + visit.id), NOW);
            Consent.give(visit.id, text(), new Consent.Ticks(List.of("notice"), List.of("recording")), NOW);
            visit.cameraIsFine(NOW);
            visit.cameraUse().pass(30, NOW, Duration.ofMinutes(1));
            visit.exposures().forEach(exposure -> {
                visit.watching().play(exposure, NOW);
                visit.watching().play(exposure, NOW);
                exposure.recorded();
            });
            visit.watching().finish(NOW);
            return visit.id;
        });
    }

    private ConsentText text() {
        return ConsentText.version(new ConsentText.Place(agency.campaign, "EU", "en"), 1)
                .orElseThrow();
    }

    private void judge(UUID visit, Consumer<Visit> verdict) {
        agency.as(() -> {
            verdict.accept(HeldVisits.required(visit));
            return visit;
        });
    }

    private void withdraw(UUID visit) {
        agency.asTenant(() -> withdrawal.of(
                () -> Visit.<Visit>find("id", visit).firstResultOptional(), id -> new Actor.Member("dana")));
    }

    /** Facts of everybody by country and kind. */
    private Map<String, Long> kinds() {
        return agency.as(() -> VisitEvent.<VisitEvent>listAll().stream()
                .collect(Collectors.groupingBy(
                        fact -> fact.country + " " + fact.kind, TreeMap::new, Collectors.counting())));
    }
}
