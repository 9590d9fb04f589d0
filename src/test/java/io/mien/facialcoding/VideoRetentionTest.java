package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.campaign.Ad;
import io.mien.fieldwork.Agency;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.privacy.Actor;
import io.mien.recording.ImportRequest;
import io.mien.recording.ImportedRecording;
import io.mien.recording.Recording;
import io.mien.recording.VideoRetention;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class VideoRetentionTest {
    @Inject
    Agency agency;

    @Inject
    ImportedRecording imports;

    @Inject
    VideoRetention retention;

    @Inject
    ObjectStore store;

    @Inject
    DataSource dataSource;

    @TempDir
    Path folder;

    @Test
    void aKeptVideoHasALastDay() throws SQLException, IOException {
        // Given
        agency.withAds(1).keeping(7);

        // When
        Recording recording = imported();

        // Then
        assertThat(due(recording.id))
                .isCloseTo(recording.createdAt.plus(Duration.ofDays(7)), within(1, ChronoUnit.SECONDS));
        agency.asTenant(() -> {
            try {
                retention.run(recording.id);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(store.exists(recording.storageKey)).isFalse();
        assertThat(agency.as(() -> Recording.required(recording.id).videoDeletedAt))
                .isNotNull();
    }

    @Test
    void aVideoNobodyManagesToAnalyseDoesNotStayForEver() throws SQLException {
        // Given
        agency.withAds(1);

        // When
        Recording recording = imported();

        // Then
        assertThat(due(recording.id))
                .isCloseTo(recording.createdAt.plus(Duration.ofDays(30)), within(1, ChronoUnit.SECONDS));
    }

    private Recording imported() {
        UUID ad = agency.as(() -> Ad.ofCampaign(agency.campaign).get(0).id);
        Path file = TestMedia.webm(folder, "320x240", 15, 3);
        agency.asTenant(() -> {
            try {
                imports.importRecording(
                        new ImportRequest(agency.campaign, ad, "DE", 0, new Actor.Member("rita")), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return agency.as(() -> Recording.<Recording>findAll().firstResult());
    }

    private Instant due(UUID recording) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select execution_time from scheduled_tasks where task_name = ? and task_instance = ?")) {
            statement.setString(1, VideoRetention.KIND);
            statement.setString(2, recording.toString());
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getTimestamp(1).toInstant();
            }
        }
    }
}
