package io.mien.export;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.sl.usermodel.TableCell.BorderEdge;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;

/** Slides of 960 by 540 points: a heading, one thing beneath it, a note at the bottom. */
final class Deck implements Closeable {
    private static final Color INK = new Color(0x1b, 0x1d, 0x22);
    private static final Color QUIET = new Color(0x5a, 0x5f, 0x6b);
    private static final Color LINE = new Color(0xd5, 0xd8, 0xde);

    /** Okabe and Ito's, as the pages have them on paper. */
    private static final List<Color> COUNTRIES = List.of(
            new Color(0x00, 0x72, 0xb2),
            new Color(0xc1, 0x4f, 0x00),
            new Color(0x00, 0x79, 0x5a),
            new Color(0xa3, 0x4d, 0x80));

    private static final List<PresetLineDash> DASHES = List.of(
            PresetLineDash.SOLID, PresetLineDash.DASH, PresetLineDash.SYSTEM_DOT, PresetLineDash.LARGE_DASH_DOT);

    private static final String SANS = "Arial";
    private static final String SERIF = "Georgia";
    private static final int MARGIN = 48;
    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final int TOP = 120;
    private static final int NOTE = 60;
    private static final int SAID = 150;
    private static final Rectangle MIDDLE = new Rectangle(MARGIN, TOP, WIDTH - 2 * MARGIN, HEIGHT - TOP - NOTE - 24);

    private final XMLSlideShow show = new XMLSlideShow();

    Deck() {
        show.setPageSize(new Dimension(WIDTH, HEIGHT));
        show.getProperties().getCoreProperties().setCreator("Mien");
    }

    Page page(String heading) {
        XSLFSlide slide = show.createSlide();
        Page page = new Page(slide);
        page.text(new Rectangle(MARGIN, 36, WIDTH - 2 * MARGIN, 72), heading, new Face(SERIF, 28, INK));
        return page;
    }

    /** @return slides */
    int write(OutputStream out) throws IOException {
        show.write(out);
        return show.getSlides().size();
    }

    @Override
    public void close() throws IOException {
        show.close();
    }

    private record Face(String family, double points, Color colour) {}

    /** One slide. */
    final class Page {
        private final XSLFSlide slide;
        private int below = TOP;

        private Page(XSLFSlide slide) {
            this.slide = slide;
        }

        void say(String sentence) {
            text(new Rectangle(MARGIN, TOP, WIDTH - 2 * MARGIN, SAID), sentence, new Face(SERIF, 22, INK));
            below = TOP + SAID;
        }

        /** Under what is said. */
        void list(List<String> lines) {
            if (lines.isEmpty()) {
                return;
            }
            XSLFTextBox box = box(new Rectangle(MARGIN, below, WIDTH - 2 * MARGIN, HEIGHT - below - NOTE - 24));
            lines.forEach(line -> add(box, line, new Face(SANS, 16, INK)));
        }

        void note(String note) {
            text(new Rectangle(MARGIN, HEIGHT - NOTE - 12, WIDTH - 2 * MARGIN, NOTE), note, new Face(SANS, 12, QUIET));
        }

        void table(List<List<String>> rows) {
            XSLFTable table = slide.createTable();
            table.setAnchor(MIDDLE);
            for (int i = 0; i < rows.size(); i++) {
                XSLFTableRow row = table.addRow();
                row.setHeight(26);
                for (int j = 0; j < rows.get(i).size(); j++) {
                    fill(row.addCell(), rows.get(i).get(j), i == 0, j > 0);
                }
            }
            for (int j = 0; j < rows.get(0).size(); j++) {
                table.setColumnWidth(
                        j, j == 0 ? 220 : (MIDDLE.width - 220) / (rows.get(0).size() - 1.0));
            }
        }

        private void fill(XSLFTableCell cell, String text, boolean heading, boolean number) {
            XSLFTextParagraph paragraph = cell.addNewTextParagraph();
            paragraph.setTextAlign(number ? TextAlign.RIGHT : TextAlign.LEFT);
            write(paragraph, text, new Face(SANS, 12, heading ? QUIET : INK));
            cell.setBorderColor(BorderEdge.bottom, LINE);
            cell.setBorderWidth(BorderEdge.bottom, heading ? 1 : 0.5);
        }

        private void text(Rectangle place, String text, Face face) {
            add(box(place), text, face);
        }

        private XSLFTextBox box(Rectangle place) {
            XSLFTextBox box = slide.createTextBox();
            box.setAnchor(place);
            box.setWordWrap(true);
            box.clearText();
            return box;
        }

        private void add(XSLFTextBox box, String text, Face face) {
            write(box.addNewTextParagraph(), text, face);
        }

        private void write(XSLFTextParagraph paragraph, String text, Face face) {
            XSLFTextRun run = paragraph.addNewTextRun();
            run.setText(text);
            run.setFontFamily(face.family());
            run.setFontSize(face.points());
            run.setFontColor(face.colour());
        }

        /** A chart with the workbook that it is edited in. */
        void chart(SlideChart wanted) {
            XSLFChart chart = show.createChart(slide);
            slide.addChart(chart, new Rectangle(emu(MIDDLE.x), emu(MIDDLE.y), emu(MIDDLE.width), emu(MIDDLE.height)));
            XDDFCategoryAxis seconds = chart.createCategoryAxis(AxisPosition.BOTTOM);
            seconds.setTitle("Seconds of the ad");
            seconds.setTickLabelPosition(AxisTickLabelPosition.LOW);
            XDDFValueAxis values = chart.createValueAxis(AxisPosition.LEFT);
            values.setTitle(wanted.unit());
            values.setCrosses(AxisCrosses.AUTO_ZERO);
            XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, seconds, values);
            data.setGrouping(Grouping.STANDARD);
            int count = wanted.seconds();
            String[] labels = new String[count];
            Arrays.setAll(labels, Integer::toString);
            XDDFCategoryDataSource categories = XDDFDataSourcesFactory.fromArray(labels, range(chart, count, 0), 0);
            for (int i = 0; i < wanted.lines().size(); i++) {
                draw(chart, data, categories, wanted.lines().get(i), i + 1);
            }
            chart.plot(data);
            chart.displayBlanksAs(DisplayBlanks.GAP);
            chart.getOrAddLegend().setPosition(LegendPosition.TOP);
            // The slide's heading says what it is
            chart.setAutoTitleDeleted(true);
        }

        private void draw(
                XSLFChart chart,
                XDDFLineChartData data,
                XDDFCategoryDataSource categories,
                SlideChart.Line line,
                int column) {
            Double[] values = line.values().toArray(Double[]::new);
            XDDFNumericalDataSource<Double> source =
                    XDDFDataSourcesFactory.fromArray(values, range(chart, values.length, column), column);
            XDDFLineChartData.Series series = (XDDFLineChartData.Series) data.addSeries(categories, source);
            series.setTitle(line.name(), chart.setSheetTitle(line.name(), column));
            series.setSmooth(false);
            series.setMarkerStyle(MarkerStyle.NONE);
            series.setLineProperties(stroke(line.slot()));
        }

        private String range(XSLFChart chart, int count, int column) {
            return chart.formatRange(new CellRangeAddress(1, count, column, column));
        }
    }

    private static XDDFLineProperties stroke(int slot) {
        Color colour = slot < 1 ? QUIET : COUNTRIES.get((slot - 1) % COUNTRIES.size());
        XDDFLineProperties line = new XDDFLineProperties(new XDDFSolidFillProperties(XDDFColor.from(
                new byte[] {(byte) colour.getRed(), (byte) colour.getGreen(), (byte) colour.getBlue()})));
        line.setWidth(slot < 1 ? 1.5 : 2.25);
        line.setPresetDash(
                new XDDFPresetLineDash(slot < 1 ? PresetLineDash.SYSTEM_DASH : DASHES.get((slot - 1) % DASHES.size())));
        return line;
    }

    private static int emu(int points) {
        return points * Units.EMU_PER_POINT;
    }
}
