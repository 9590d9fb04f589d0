package io.mien.export;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.ValidPeople;
import io.mien.export.Respondents.Respondent;
import io.mien.platform.MienConfig;
import io.mien.privacy.SignedStatements;
import io.mien.results.AdCurves;
import io.mien.trace.Measure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Writes the bundle of one export: its tables in the format wanted, the data dictionary and the signed manifest. */
@ApplicationScoped
class ExportWriter {
    private static final int PEOPLE_TABLES = 3;

    private final CampaignReader reader;
    private final Exports exports;
    private final SignedStatements statements;
    private final MienConfig config;
    private final Clock clock;

    ExportWriter(CampaignReader reader, Exports exports, SignedStatements statements, MienConfig config, Clock clock) {
        this.reader = reader;
        this.exports = exports;
        this.statements = statements;
        this.config = config;
        this.clock = clock;
    }

    /** @throws ExportUnwanted as soon as nobody waits for it any more */
    void write(Exports.Order order, Path file) throws IOException {
        List<AdCurves> ads = reader.curves(order.scope().campaignId());
        try (Bundle bundle = Bundle.at(file)) {
            List<Table<?>> described =
                    switch (order.wish().format()) {
                        case CSV -> files(bundle, tables(order, ads), ".csv", CsvWriter::write);
                        case PARQUET -> files(bundle, tables(order, ads), ".parquet", ParquetWriter::write);
                        case XLSX -> workbook(bundle, order, ads);
                        case SAV -> respondents(bundle, order);
                        case PPTX -> slides(bundle, ads);
                        case REPRODUCE -> reproducible(bundle, tables(order, ads));
                    };
            if (!described.isEmpty()) {
                bundle.add("dictionary.csv", out -> CsvWriter.write(Dictionary.of(described), out));
            }
            bundle.addText(ReadMe.FILE, ReadMe.of(order.wish()));
            bundle.seal(parts -> manifest(order, ads, parts), statements);
        }
    }

    /** Writes one table as a file. */
    private interface TableAuthor {
        long write(Filled<?> filled, OutputStream out) throws IOException;
    }

    private static List<Table<?>> files(Bundle bundle, List<Filled<?>> tables, String ending, TableAuthor author)
            throws IOException {
        for (Filled<?> filled : tables) {
            bundle.add(filled.table().name() + ending, out -> author.write(filled, out));
        }
        return tables.stream().<Table<?>>map(Filled::table).toList();
    }

    private List<Table<?>> workbook(Bundle bundle, Exports.Order order, List<AdCurves> ads) throws IOException {
        List<Table<?>> described = new ArrayList<>(List.of(CurveTables.CURVES, CurveTables.SCORES));
        bundle.add("results.xlsx", out -> {
            try (XlsxWriter workbook = new XlsxWriter(out)) {
                long rows = workbook.add("Curves", CurveTables.curves(ads))
                        + workbook.add("Scores", CurveTables.scores(ads));
                if (order.wish().people()) {
                    described.addAll(List.of(PeopleTables.VISITS, PeopleTables.PLAYINGS, PeopleTables.SECONDS));
                    rows += people(workbook, order);
                }
                return rows + workbook.add("Dictionary", Dictionary.of(described));
            }
        });
        return described;
    }

    private long people(XlsxWriter workbook, Exports.Order order) throws IOException {
        CampaignReader.Scope scope = order.scope();
        List<Ad> ads = reader.ads(scope.campaignId());
        ExportProgress progress = progress(order, 2 + ads.size());
        long rows = workbook.add("Visits", reader.visitTable(scope, progress))
                + workbook.add("Exposures", reader.playingTable(scope, progress));
        for (int i = 0; i < ads.size(); i++) {
            Ad ad = ads.get(i);
            rows += workbook.add("Ad %d %s".formatted(i + 1, ad.title), reader.secondTable(scope, ad, progress));
        }
        return rows;
    }

    private List<Table<?>> respondents(Bundle bundle, Exports.Order order) throws IOException {
        // Read twice: for the widths of the texts, and to write them
        Filled<Respondent> filled = reader.respondentTable(order.scope(), progress(order, 2));
        bundle.add(
                "respondents.sav", out -> SavWriter.write(filled, order.scope().until(), out));
        return List.of(filled.table());
    }

    private static List<Table<?>> slides(Bundle bundle, List<AdCurves> ads) throws IOException {
        bundle.add("story.pptx", out -> {
            StorySlides.write(ads, out);
            return 0;
        });
        return List.of();
    }

    private static List<Table<?>> reproducible(Bundle bundle, List<Filled<?>> tables) throws IOException {
        bundle.addText(ReproduceScript.FILE, ReproduceScript.text());
        return files(bundle, tables, ".csv", CsvWriter::write);
    }

    private List<Filled<?>> tables(Exports.Order order, List<AdCurves> ads) {
        List<Filled<?>> tables = new ArrayList<>(List.of(CurveTables.curves(ads), CurveTables.scores(ads)));
        if (order.wish().people()) {
            CampaignReader.Scope scope = order.scope();
            ExportProgress progress = progress(order, PEOPLE_TABLES);
            tables.add(reader.visitTable(scope, progress));
            tables.add(reader.playingTable(scope, progress));
            tables.add(reader.secondTable(scope, progress));
        }
        return tables;
    }

    /** @param readings how often each visit is read */
    private ExportProgress progress(Exports.Order order, int readings) {
        return new ExportProgress(
                readings * reader.visits(order.scope()), share -> exports.tell(order.id(), share), clock);
    }

    private Manifest manifest(Exports.Order order, List<AdCurves> ads, List<Manifest.Part> parts) {
        String name = QuarkusTransaction.requiringNew()
                .call(() -> Campaign.required(order.scope().campaignId()).name);
        return new Manifest(
                Manifest.TYPE,
                order.id(),
                config.publicUrl().toString(),
                order.scope().campaignId(),
                name,
                order.scope().until(),
                Measure.SPEC_VERSION,
                ads.stream().flatMap(ad -> ad.models().stream()).distinct().toList(),
                ValidPeople.MIN_FIGURE,
                parts);
    }
}
