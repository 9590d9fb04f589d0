package io.mien.recording;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table as it was read.
 *
 * @param line row of the spreadsheet, the header being 1
 * @param file name of the recording's file
 * @param respondent what the agency calls the person; empty when it gives no name
 * @param country ISO 3166-1 alpha-2; null where the row gives none of the campaign's
 * @param adId null where the row names none of the campaign's ads
 * @param offsetMs where in the file the ad began; null where the row does not tell
 * @param answers the columns that mean nothing here, as a JSON object of texts
 * @param wrong what is wrong with it, each a sentence; empty when it can be imported
 */
record TableRow(
        int line,
        String file,
        String respondent,
        @Nullable String country,
        @Nullable UUID adId,
        @Nullable Integer offsetMs,
        String answers,
        String wrong) {}
