package io.mien.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTLineSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.ChartSpaceDocument;
import org.openxmlformats.schemas.drawingml.x2006.main.TblStyleLstDocument;
import org.openxmlformats.schemas.drawingml.x2006.main.ThemeDocument;
import org.openxmlformats.schemas.presentationml.x2006.main.PresentationDocument;
import org.openxmlformats.schemas.presentationml.x2006.main.SldDocument;
import org.openxmlformats.schemas.presentationml.x2006.main.SldLayoutDocument;
import org.openxmlformats.schemas.presentationml.x2006.main.SldMasterDocument;

/** Slides against the schemas of the format and, figure by figure, against what they were made of. */
class StorySlidesTest {
    private static final int SLIDES = 6;

    /** By the end of their content type; the rest are pictures, properties and relations. */
    private static final Map<String, Reader> KINDS = Map.of(
            "presentation.main+xml", PresentationDocument.Factory::parse,
            "slide+xml", SldDocument.Factory::parse,
            "slideLayout+xml", SldLayoutDocument.Factory::parse,
            "slideMaster+xml", SldMasterDocument.Factory::parse,
            "theme+xml", ThemeDocument.Factory::parse,
            "tableStyles+xml", TblStyleLstDocument.Factory::parse,
            "chart+xml", ChartSpaceDocument.Factory::parse);

    private interface Reader {
        XmlObject read(InputStream part) throws XmlException, IOException;
    }

    @Test
    void everyPartIsValid() throws IOException, InvalidFormatException, XmlException {
        // Given
        List<String> wrong = new ArrayList<>();
        List<String> seen = new ArrayList<>();

        // When
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(slides()))) {
            for (PackagePart part : file.getParts()) {
                String kind = part.getContentType().replaceAll(".*\\.(?=\\w+(\\.main)?\\+xml$)", "");
                Reader reader = KINDS.get(kind.endsWith("presentation.main+xml") ? "presentation.main+xml" : kind);
                if (reader != null) {
                    seen.add(kind);
                    errors(reader.read(part.getInputStream()))
                            .forEach(error -> wrong.add(part.getPartName() + ": " + error));
                }
            }
        }

        // Then
        assertThat(seen).contains("slide+xml", "chart+xml", "slideMaster+xml", "theme+xml");
        assertThat(wrong).isEmpty();
    }

    private static List<XmlError> errors(XmlObject document) {
        List<XmlError> errors = new ArrayList<>();
        document.validate(new XmlOptions().setErrorListener(errors));
        return errors;
    }

    @Test
    void sixSlidesTellTheStory() throws IOException {
        try (XMLSlideShow show = read()) {
            assertThat(show.getSlides().stream().map(StorySlidesTest::heading))
                    .containsExactly(
                            "Umbrella & <sun>, happy",
                            "Share of viewers smiling, per second",
                            "Countries: happy",
                            "One country against the others",
                            "The difference, second by second",
                            "Method and quality");
        }
    }

    private static String heading(XSLFSlide slide) {
        return slide.getShapes().stream()
                .filter(XSLFTextShape.class::isInstance)
                .map(shape -> ((XSLFTextShape) shape).getText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachChartCanBeEditedInAWorkbookWithItsOwnFigures() throws IOException, InvalidFormatException {
        try (XMLSlideShow show = read()) {
            assertThat(show.getCharts()).hasSize(3);
            for (XSLFChart chart : show.getCharts()) {
                XSSFSheet sheet = chart.getWorkbook().getSheetAt(0);
                List<CTLineSer> lines =
                        chart.getCTChart().getPlotArea().getLineChartArray(0).getSerList();
                assertThat(lines).hasSizeGreaterThan(1);
                for (int column = 1; column <= lines.size(); column++) {
                    CTLineSer line = lines.get(column - 1);
                    assertThat(sheet.getRow(0).getCell(column).getStringCellValue())
                            .isEqualTo(line.getTx()
                                    .getStrRef()
                                    .getStrCache()
                                    .getPtArray(0)
                                    .getV());
                    assertThat(line.getVal().getNumRef().getNumCache().getPtList())
                            .hasSizeGreaterThan(20);
                    int at = column;
                    line.getVal().getNumRef().getNumCache().getPtList().forEach(point -> assertThat(
                                    sheet.getRow((int) point.getIdx() + 1)
                                            .getCell(at)
                                            .getNumericCellValue())
                            .isEqualTo(Double.parseDouble(point.getV())));
                }
            }
        }
    }

    @Test
    void aSecondOfTooFewPeopleIsAGapAndPolandHasNoLine() throws IOException {
        try (XMLSlideShow show = read()) {
            List<CTLineSer> lines = show.getCharts()
                    .get(0)
                    .getCTChart()
                    .getPlotArea()
                    .getLineChartArray(0)
                    .getSerList();
            assertThat(lines).hasSize(2);
            assertThat(lines.get(1).getVal().getNumRef().getNumCache().getPtList())
                    .noneMatch(point -> point.getIdx() == 20)
                    .anyMatch(point -> point.getIdx() == 12 && Double.parseDouble(point.getV()) == 25);
        }
    }

    @Test
    void theMeanOfOthersIsOnlyWhereAllOfThemHaveAValue() {
        // When
        var mean = StorySlides.mean(
                SampleCurves.two().measures().get(0).countries().subList(0, 2));

        // Then
        assertThat(mean.get(20)).isNull();
        assertThat(Objects.requireNonNull(mean.get(12))).isEqualTo((0.4 + 0.25) / 2);
    }

    private static XMLSlideShow read() throws IOException {
        return new XMLSlideShow(new ByteArrayInputStream(slides()));
    }

    private static byte[] slides() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(StorySlides.write(List.of(SampleCurves.two()), out)).isEqualTo(SLIDES);
        return out.toByteArray();
    }
}
