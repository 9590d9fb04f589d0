package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.campaign.Ad;
import io.mien.campaign.Placement;
import io.mien.platform.Ids;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItineraryTest {

    @Test
    void asksForAgeConsentAndCameraBeforeTheAdsAndForSeriousnessAfterThem() {
        // Given
        Ad ad = ad(false);

        // When
        Itinerary itinerary = Itinerary.draw(List.of(ad), Set.of());

        // Then
        assertThat(itinerary.stored()).containsExactly("age", "consent", "camera", "ad:" + ad.id, "seriousness");
    }

    @Test
    void asksForTheSoundWhereAnAdNeedsIt() {
        assertThat(Itinerary.draw(List.of(ad(false), ad(true)), Set.of()).steps())
                .contains(new Step.Sound());
    }

    @Test
    void everyAdComesOnceInEachPossibleOrder() {
        // Given
        List<Ad> ads = List.of(ad(false), ad(false), ad(false));
        List<UUID> ids = ads.stream().map(ad -> ad.id).toList();
        Set<List<UUID>> orders = new HashSet<>();

        // When
        IntStream.range(0, 500)
                .forEach(draw -> orders.add(Itinerary.draw(ads, Set.of()).ads()));

        // Then
        assertThat(orders).hasSize(6).allSatisfy(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(ids));
    }

    @Test
    void isReadBackAsItWasStored() {
        // Given
        Itinerary drawn = Itinerary.draw(List.of(ad(true), ad(false)), Set.of(Placement.values()));
        Step questions = new Step.Questions(Placement.AFTER_EACH_AD, Ids.next());

        // When / Then
        assertThat(Itinerary.parse(drawn.stored())).isEqualTo(drawn);
        assertThat(Step.parse(questions.stored())).isEqualTo(questions);
    }

    @Test
    void asksEachBlockWhereItBelongs() {
        // Given
        Ad first = ad(false);
        Ad second = ad(false);

        // When
        Itinerary itinerary = Itinerary.through(List.of(first, second), Set.of(Placement.values()));

        // Then
        assertThat(itinerary.stored())
                .containsExactly(
                        "age",
                        "consent",
                        "questions:before",
                        "camera",
                        "ad:" + first.id,
                        "questions:ad:" + first.id,
                        "ad:" + second.id,
                        "questions:ad:" + second.id,
                        "questions:end",
                        "seriousness");
        assertThat(itinerary.lastAd()).isEqualTo(new Itinerary.Place(8, 11));
        assertThat(itinerary.questions(new Step.Questions(Placement.AT_END, null)))
                .isEqualTo(new Itinerary.Place(10, 11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dance", "Camera", "questions:between"})
    void refusesAStepThatItDoesNotKnow(String stored) {
        assertThatThrownBy(() -> Step.parse(stored)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void placesRiseByOneFromTheWelcomeToTheEnd(int ads) {
        // Given
        Itinerary itinerary =
                Itinerary.draw(IntStream.range(0, ads).mapToObj(i -> ad(true)).toList(), Set.of());

        // When
        List<Integer> numbers = Stream.of(
                        itinerary.welcome(),
                        itinerary.age(),
                        itinerary.agreement(),
                        itinerary.sound(),
                        itinerary.camera(),
                        itinerary.lastAd(),
                        itinerary.end())
                .map(Itinerary.Place::now)
                .toList();

        // Then
        assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 5 + ads, 6 + ads);
        assertThat(itinerary.end().of()).isEqualTo(6 + ads);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theCodeIsNotCountedBackwardsFrom(boolean needsSound) {
        // When
        Itinerary itinerary = Itinerary.draw(List.of(ad(needsSound)), Set.of());

        // Then
        Itinerary.Place next = needsSound ? itinerary.sound() : itinerary.camera();
        assertThat(itinerary.code()).isEqualTo(next);
        assertThat(itinerary.code().now()).isEqualTo(itinerary.agreement().now() + 1);
    }

    @Test
    void withoutACameraTheThanksAreTheLastPlace() {
        // When
        Itinerary itinerary =
                Itinerary.draw(List.of(ad(false), ad(false)), Set.of()).withoutCamera();

        // Then
        assertThat(itinerary.steps()).doesNotContain(new Step.Camera(), new Step.Seriousness());
        assertThat(itinerary.ad()).isEqualTo(new Itinerary.Place(4, 6));
        assertThat(itinerary.lastAd()).isEqualTo(new Itinerary.Place(5, 6));
        assertThat(itinerary.end()).isEqualTo(new Itinerary.Place(6, 6));
    }

    private static Ad ad(boolean needsSound) {
        Ad ad = new Ad();
        ad.id = Ids.next();
        ad.needsSound = needsSound;
        return ad;
    }
}
