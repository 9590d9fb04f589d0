package io.mien.facialcoding;

import io.mien.media.Frame;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Things that people hold or wear before the lower face, drawn along the box of the uncovered face. */
enum DrawnCover {
    MASK_BLUE(true, new Color(140, 180, 214)),
    MASK_WHITE(true, new Color(228, 230, 232)),
    MASK_BLACK(true, new Color(34, 34, 38)),
    SCARF(true, new Color(150, 40, 44)),
    HAND_PALE(true, new Color(236, 202, 182)),
    HAND_TAN(true, new Color(204, 154, 116)),
    HAND_BROWN(true, new Color(141, 92, 62)),
    HAND_DARK(true, new Color(78, 51, 38)),
    CUP(true, new Color(232, 232, 228)),
    HAND_PALE_AT_THE_CHIN(false, new Color(236, 202, 182)),
    HAND_BROWN_AT_THE_CHIN(false, new Color(141, 92, 62)),
    HAND_DARK_AT_THE_CHIN(false, new Color(78, 51, 38)),
    MASK_BLUE_UNDER_THE_CHIN(false, new Color(140, 180, 214));

    private static final double MOUTH = 0.79;
    private static final double CHIN = 1.03;

    private final boolean covering;
    private final Color colour;

    DrawnCover(boolean covering, Color colour) {
        this.covering = covering;
        this.colour = colour;
    }

    /** Cloth that hides everything under the nose, not only the mouth. */
    boolean isCloth() {
        return this == MASK_BLUE || this == MASK_WHITE || this == MASK_BLACK || this == SCARF;
    }

    boolean isCovering() {
        return covering;
    }

    /** @param box left, top, right and bottom of the face, shares of the frame */
    Frame before(Frame frame, double[] box) {
        BufferedImage picture = picture(frame);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.translate(box[0] * frame.width(), box[1] * frame.height());
        double width = (box[2] - box[0]) * frame.width();
        double height = (box[3] - box[1]) * frame.height();
        switch (this) {
            case MASK_BLUE, MASK_WHITE, MASK_BLACK -> cloth(pen, mask(width, height, 0.5), height, 0.12);
            case SCARF -> cloth(pen, scarf(width, height), height, 0.05);
            case HAND_PALE, HAND_TAN, HAND_BROWN, HAND_DARK -> hand(pen, width, height, MOUTH);
            case HAND_PALE_AT_THE_CHIN, HAND_BROWN_AT_THE_CHIN, HAND_DARK_AT_THE_CHIN ->
                hand(pen, width, height, CHIN + 0.06);
            case CUP ->
                solid(pen, new RoundRectangle2D.Double(0.26 * width, 0.6 * height, 0.48 * width, 0.6 * height, 8, 8));
            case MASK_BLUE_UNDER_THE_CHIN -> cloth(pen, mask(width, height, 0.93), height, 0.12);
        }
        pen.dispose();
        return frame(picture, frame.captureTimeMs());
    }

    private static Polygon mask(double width, double height, double bridge) {
        double[][] corners = {
            {0.5, bridge},
            {0.82, bridge + 0.07},
            {0.98, 0.62},
            {0.9, 0.86},
            {0.7, 1},
            {0.5, CHIN},
            {0.3, 1},
            {0.1, 0.86},
            {0.02, 0.62},
            {0.18, bridge + 0.07}
        };
        double[][] low = {
            {0.5, bridge},
            {0.75, bridge - 0.03},
            {0.9, 0.86},
            {0.7, 1},
            {0.5, CHIN + 0.03},
            {0.3, 1},
            {0.1, 0.86},
            {0.25, bridge - 0.03}
        };
        return polygon(bridge > MOUTH ? low : corners, width, height);
    }

    private static Polygon scarf(double width, double height) {
        return polygon(new double[][] {{-0.1, 0.58}, {1.1, 0.58}, {1.2, 1.5}, {-0.2, 1.5}}, width, height);
    }

    private static Polygon polygon(double[][] corners, double width, double height) {
        Polygon polygon = new Polygon();
        for (double[] corner : corners) {
            polygon.addPoint((int) Math.round(corner[0] * width), (int) Math.round(corner[1] * height));
        }
        return polygon;
    }

    /** Palm and four fingers, their middle at a share of the face's height. */
    private void hand(Graphics2D pen, double width, double height, double middle) {
        solid(pen, new Ellipse2D.Double(0.55 * width, (middle - 0.2) * height, 0.7 * width, 0.5 * height));
        for (int finger = 0; finger < 4; finger++) {
            double top = (middle + (finger - 2) * 0.1) * height;
            double length = (0.66 + 0.06 * (finger % 2)) * width;
            solid(
                    pen,
                    new RoundRectangle2D.Double(
                            0.9 * width - length, top, length, 0.108 * height, 0.1 * height, 0.1 * height));
        }
    }

    /** Round things are darker towards their rims. */
    private void solid(Graphics2D pen, Shape shape) {
        Rectangle2D box = shape.getBounds2D();
        boolean lies = box.getWidth() > box.getHeight();
        Color rim = shaded(0.62);
        pen.setPaint(new LinearGradientPaint(
                new Point2D.Double(box.getX(), box.getY()),
                new Point2D.Double(lies ? box.getX() : box.getMaxX(), lies ? box.getMaxY() : box.getY()),
                new float[] {0, 0.3f, 0.7f, 1},
                new Color[] {rim, colour, colour, rim}));
        pen.fill(shape);
    }

    private Color shaded(double light) {
        return new Color(
                (int) (colour.getRed() * light), (int) (colour.getGreen() * light), (int) (colour.getBlue() * light));
    }

    private void cloth(Graphics2D pen, Shape shape, double height, double folds) {
        pen.setColor(colour);
        pen.fill(shape);
        Shape before = pen.getClip();
        pen.clip(shape);
        pen.setColor(shaded(0.85));
        pen.setStroke(new BasicStroke(1.5f));
        for (double at = 0.5; at < 1.6; at += folds) {
            pen.drawLine(-1_000, (int) (at * height), 1_000, (int) (at * height));
        }
        pen.setClip(before);
    }

    private static BufferedImage picture(Frame frame) {
        BufferedImage picture = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        byte[] pixels = frame.pixels();
        for (int i = 0; i < frame.width() * frame.height(); i++) {
            int rgb = (pixels[3 * i] & 255) << 16 | (pixels[3 * i + 1] & 255) << 8 | pixels[3 * i + 2] & 255;
            picture.setRGB(i % frame.width(), i / frame.width(), rgb);
        }
        return picture;
    }

    /** With a little of a camera's noise, so that what was drawn does not stand still. */
    private static Frame frame(BufferedImage picture, double atMs) {
        Random noise = new Random((long) atMs);
        byte[] pixels = new byte[picture.getWidth() * picture.getHeight() * 3];
        for (int i = 0; i < picture.getWidth() * picture.getHeight(); i++) {
            int rgb = picture.getRGB(i % picture.getWidth(), i / picture.getWidth());
            int grain = noise.nextInt(5) - 2;
            for (int channel = 0; channel < 3; channel++) {
                int value = (rgb >> 16 - 8 * channel & 255) + grain;
                pixels[3 * i + channel] = (byte) Math.max(0, Math.min(255, value));
            }
        }
        return new Frame(atMs, picture.getWidth(), picture.getHeight(), pixels);
    }
}
