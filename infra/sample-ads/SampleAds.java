import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Draws the two films of the sample campaign and their music, frame by frame and note by note: nothing in them is
 * anybody else's. Both brands are invented. Usage: {@code java SampleAds.java FFMPEG FOLDER}, see {@code make}.
 */
public final class SampleAds {
    static final int W = 640;
    static final int H = 360;
    static final int FPS = 25;
    static final int RATE = 44_100;

    interface Film {
        String name();

        double seconds();

        void draw(Graphics2D g, double t);

        void play(Music music);
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        for (Film film : List.of(new WayHome(), new Monday())) {
            make(film, arguments[0], Path.of(arguments[1]));
        }
    }

    static void make(Film film, String ffmpeg, Path folder) throws IOException, InterruptedException {
        Path wav = Files.createTempFile("sample-ad", ".wav");
        Music music = new Music(film.seconds());
        film.play(music);
        Files.write(wav, music.wav());
        Process encoder = new ProcessBuilder(
                        ffmpeg, "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "bgr24", "-s", W + "x" + H, "-r",
                        "" + FPS, "-i", "-", "-i", wav.toString(), "-c:v", "libopenh264", "-b:v", "230k", "-maxrate",
                        "500k", "-profile:v", "high", "-g", "50", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "56k",
                        "-shortest", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a",
                        "+bitexact", "-movflags", "+faststart", folder.resolve(film.name() + ".mp4").toString())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream frames = encoder.getOutputStream()) {
            BufferedImage image = new BufferedImage(W, H, BufferedImage.TYPE_3BYTE_BGR);
            for (int frame = 0; frame < film.seconds() * FPS; frame++) {
                Graphics2D g = image.createGraphics();
                g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
                g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
                film.draw(g, (double) frame / FPS);
                g.dispose();
                frames.write(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
            }
        }
        if (encoder.waitFor() != 0) {
            throw new IOException("ffmpeg refused " + film.name());
        }
        Files.delete(wav);
    }

    // ---- film 1: a paper boat, a storm, a light --------------------------------------------------------------------

    /** 0-3 s dusk, 3-7 s storm, lightning at 6.0 s, the lamp at 8.4 s, home at 11-13 s, the brand from 13.2 s. */
    static final class WayHome implements Film {
        static final double LIGHTNING = 6.0;
        static final double LAMP = 8.4;
        static final double BRAND = 13.2;

        public String name() {
            return "the-way-home";
        }

        public double seconds() {
            return 16;
        }

        public void draw(Graphics2D g, double t) {
            double storm = ease(2.6, 4.6, t) * (1 - ease(8.8, 11, t));
            double night = ease(4, 8, t);
            sky(g, mix(mix(rgb(0xf2a65a), rgb(0x232b45), storm), rgb(0x16213f), night * (1 - storm)),
                    mix(mix(rgb(0xf7d9a8), rgb(0x46506b), storm), rgb(0x41517f), night * (1 - storm)));
            stars(g, t, night * (1 - storm));
            disc(g, 500, 96 + 150 * ease(0, 6, t), 34, alpha(rgb(0xfff1c9), 1 - ease(3, 5, t)));
            disc(g, 120, 150 - 70 * ease(9.5, 12, t), 22, alpha(rgb(0xfdf6df), ease(9.6, 11.4, t)));
            double flash = Math.max(bump(t, LIGHTNING, 0.16), 0.6 * bump(t, LIGHTNING + 0.32, 0.12));
            if (flash > 0) {
                fill(g, alpha(rgb(0xdfe6ff), 0.75 * flash), new Rectangle2D.Double(0, 0, W, H));
                bolt(g, flash);
            }
            lighthouse(g, t);
            clouds(g, t, storm);
            double rough = 5 + 17 * storm;
            waves(g, t, 236, rough * 0.7, 0.6, mix(rgb(0xb9705a), rgb(0x27345a), Math.max(storm, night)));
            boat(g, t, rough);
            waves(g, t, 268, rough, 1.0, mix(rgb(0x8f5563), rgb(0x1d2a4d), Math.max(storm, night)));
            waves(g, t, 306, rough * 1.2, 1.5, mix(rgb(0x643d57), rgb(0x141d3a), Math.max(storm, night)));
            rain(g, t, storm);
            card(g, t, BRAND, rgb(0x16213f), rgb(0xfdeec4), "Skerry", "Light for the way home", WayHome::lamp);
        }

        static double boatX(double t) {
            return 60 + 190 * ease(0, 4, t) + 40 * ease(4, 8, t) + 150 * ease(8.8, 12.2, t);
        }

        static void boat(Graphics2D g, double t, double rough) {
            double x = boatX(t);
            double y = 246 + rough * 0.75 * Math.sin(x / 66 + t * 1.9);
            AffineTransform before = g.getTransform();
            g.translate(x, y);
            g.rotate(0.03 * rough * Math.cos(x / 66 + t * 1.9) * 0.6);
            paper(g, rgb(0xfffaf0), rgb(0xd9d2c4));
            g.setTransform(before);
            double other = ease(10.6, 11.6, t);
            if (other > 0) {
                g.translate(W + 40 - 112 * other, 250 + 4 * Math.sin(t * 2.1));
                g.scale(-0.8, 0.8);
                paper(g, rgb(0xf7b6a4), rgb(0xd98f7d));
                g.setTransform(before);
                heart(g, 490, 190 - 26 * ease(11.6, 13, t), 15 * bumpWide(t, 12.4, 1.2));
            }
        }

        static void paper(Graphics2D g, Color light, Color shade) {
            fill(g, light, polygon(-40, -8, 40, -8, 24, 16, -24, 16));
            fill(g, shade, polygon(-40, -8, 0, -8, -6, 16, -24, 16));
            fill(g, light, polygon(-20, -8, 0, -48, 20, -8));
            fill(g, shade, polygon(-20, -8, 0, -48, 0, -8));
        }

        static void lighthouse(Graphics2D g, double t) {
            double seen = ease(7, 8.2, t);
            fill(g, alpha(rgb(0x101831), seen), polygon(500, 250, 520, 214, 560, 196, 610, 204, 650, 250));
            fill(g, alpha(rgb(0xe9e4d8), seen), polygon(552, 204, 558, 112, 582, 112, 588, 204));
            fill(g, alpha(rgb(0xc8483b), seen), polygon(555, 160, 557, 134, 583, 134, 585, 160));
            fill(g, alpha(rgb(0x2a2f45), seen), polygon(552, 112, 552, 106, 588, 106, 588, 112));
            fill(g, alpha(rgb(0x2a2f45), seen), polygon(556, 90, 570, 76, 584, 90));
            double lit = ease(LAMP, LAMP + 0.25, t);
            fill(g, alpha(mix(rgb(0x3b4262), rgb(0xffe9a6), lit), seen), new Rectangle2D.Double(558, 90, 24, 16));
            if (lit > 0) {
                double turn = Math.PI + 0.42 - 0.62 * ease(LAMP, 11.5, t) + 0.04 * Math.sin(t * 3);
                beam(g, turn, lit);
                glow(g, 570, 98, 90, alpha(rgb(0xffe9a6), 0.8 * lit));
            }
            for (int i = 0; i < 3; i++) {
                double on = ease(10 + 0.5 * i, 10.3 + 0.5 * i, t);
                fill(g, alpha(rgb(0x0d1428), seen), new Rectangle2D.Double(598 - i * 18 - (i == 2 ? 50 : 0), 214, 13, 18));
                fill(g, alpha(rgb(0xffd27a), on), new Rectangle2D.Double(601 - i * 18 - (i == 2 ? 50 : 0), 219, 6, 7));
            }
        }

        static void beam(Graphics2D g, double turn, double lit) {
            double length = 760;
            g.setPaint(new GradientPaint(570, 98, alpha(rgb(0xffedb3), 0.75 * lit),
                    (float) (570 + 620 * Math.cos(turn)), (float) (98 - 620 * Math.sin(turn)), alpha(rgb(0xffedb3), 0)));
            g.fill(polygon(570, 98, 570 + length * Math.cos(turn - 0.13), 98 - length * Math.sin(turn - 0.13),
                    570 + length * Math.cos(turn + 0.13), 98 - length * Math.sin(turn + 0.13)));
        }

        static void clouds(Graphics2D g, double t, double storm) {
            Random random = new Random(4);
            for (int i = 0; i < 9; i++) {
                double x = -120 + random.nextInt(760) + 26 * t * (0.4 + random.nextDouble());
                double y = -60 + 90 * storm + random.nextInt(46);
                double size = 46 + random.nextInt(44);
                Color grey = alpha(mix(rgb(0x2a3350), rgb(0x3d4869), random.nextDouble()), 0.92 * storm);
                disc(g, x, y, size, grey);
                disc(g, x + size, y + 8, size * 0.75, grey);
            }
        }

        static void bolt(Graphics2D g, double flash) {
            g.setColor(alpha(Color.WHITE, flash));
            g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER));
            Path2D line = new Path2D.Double();
            line.moveTo(356, 40);
            line.lineTo(332, 104);
            line.lineTo(362, 112);
            line.lineTo(324, 196);
            g.draw(line);
        }

        static void rain(Graphics2D g, double t, double storm) {
            Random random = new Random(9);
            g.setStroke(new BasicStroke(1.3f));
            g.setColor(alpha(rgb(0xc6d2ee), 0.5 * storm));
            for (int i = 0; i < 70; i++) {
                double x = (random.nextInt(760) + 900 - 150 * t) % 760;
                double y = (random.nextInt(380) + 620 * t) % 400 - 20;
                g.draw(new java.awt.geom.Line2D.Double(x, y, x - 5, y + 20));
            }
        }

        static void stars(Graphics2D g, double t, double shown) {
            Random random = new Random(2);
            for (int i = 0; i < 46; i++) {
                double twinkle = 0.6 + 0.4 * Math.sin(t * 2 + i);
                disc(g, random.nextInt(W), random.nextInt(190), 0.7 + random.nextDouble(),
                        alpha(Color.WHITE, shown * twinkle));
            }
        }

        static void lamp(Graphics2D g, double t) {
            glow(g, 320, 112, 120, alpha(rgb(0xffe29a), 0.55 + 0.1 * Math.sin(t * 3)));
            fill(g, rgb(0xffe9a6), new Ellipse2D.Double(302, 92, 36, 40));
            g.setColor(rgb(0xfdeec4));
            g.setStroke(new BasicStroke(3));
            g.draw(new RoundRectangle2D.Double(296, 84, 48, 56, 14, 14));
            g.draw(new Ellipse2D.Double(310, 66, 20, 18));
        }

        public void play(Music music) {
            double[] calm = {220, 261.63, 329.63, 392};
            for (int i = 0; i < 6; i++) {
                music.note(calm[i % 4], 0.2 + 0.5 * i, 1.2, 0.22);
            }
            for (int i = 0; i < 10; i++) {
                music.note(i % 2 == 0 ? 110 : 116.54, 3.2 + 0.48 * i, 0.8, 0.2);
            }
            music.noise(3, 9.5, 0.05);
            music.noise(LIGHTNING + 0.1, LIGHTNING + 1.6, 0.22);
            double[] home = {293.66, 369.99, 440, 587.33, 493.88, 440, 587.33, 739.99, 880, 739.99};
            for (int i = 0; i < home.length; i++) {
                music.note(home[i], LAMP + 0.46 * i, 1.4, 0.22);
            }
            for (double tone : new double[] {293.66, 369.99, 440, 587.33}) {
                music.note(tone, BRAND + 0.1, 2.6, 0.16);
            }
        }
    }

    // ---- film 2: lemonade against gravity --------------------------------------------------------------------------

    /** 0-3 s a grey morning, the bottle opens at 3.0 s, up at 4.6 s, all dance 6-9 s, confetti at 9.4 s, brand at 10.6 s. */
    static final class Monday implements Film {
        static final double OPENED = 3.0;
        static final double LIFTED = 4.6;
        static final double CONFETTI = 9.4;
        static final double BRAND = 10.6;

        public String name() {
            return "lighter-than-monday";
        }

        public double seconds() {
            return 13;
        }

        public void draw(Graphics2D g, double t) {
            double colour = ease(LIFTED - 0.2, 7, t);
            sky(g, mix(rgb(0xa9adb3), rgb(0x4fb7d8), colour), mix(rgb(0xc9cbce), rgb(0xffe7a3), colour));
            disc(g, 540, 330 - 250 * ease(5, 7.5, t), 46, alpha(rgb(0xffd84d), colour));
            city(g, t, colour);
            double ground = 316 + 60 * ease(5, 7, t);
            fill(g, mix(rgb(0x86898f), rgb(0x6ab58a), colour), new Rectangle2D.Double(0, ground, W, H - ground + 1));
            double rise = 150 * ease(LIFTED, 7, t) - 62 * ease(7.2, 8.6, t);
            double bob = 7 * Math.sin(t * 3) * ease(LIFTED, 6, t);
            others(g, t, colour);
            bubbles(g, t, 320, 270 - rise);
            person(g, 300, 316 - rise + bob, 1, mix(rgb(0x70757d), rgb(0xe4572e), colour), t, colour);
            bottle(g, 346, 290 - rise + bob, t);
            if (t < OPENED) {
                rainyCloud(g, 300 + 4 * Math.sin(t), 150);
            }
            cloudThatSneezes(g, t);
            confetti(g, t);
            card(g, t, BRAND, rgb(0xffd84d), rgb(0x1f3a4d), "Pipp", "Lemonade, lighter than Monday", Monday::lemon);
        }

        static void city(Graphics2D g, double t, double colour) {
            Color[] bright = {rgb(0xf28f79), rgb(0x7fb7be), rgb(0xf2c14e), rgb(0xb38cb4), rgb(0x8fc93a), rgb(0xe8a0bf)};
            Random random = new Random(6);
            for (int i = 0; i < 11; i++) {
                double x = -10 + i * 60;
                double height = 90 + random.nextInt(110);
                double sway = colour * 0.05 * Math.sin(t * 5 + i);
                double down = 60 * ease(5, 7, t);
                AffineTransform before = g.getTransform();
                g.translate(x + 26, 320 + down);
                g.shear(sway, 0);
                Color wall = mix(mix(rgb(0x8b8f96), rgb(0x9a9ea4), i % 3 / 2.0), bright[i % bright.length], colour);
                fill(g, wall, new Rectangle2D.Double(-26, -height, 54, height));
                for (int window = 0; window < 8; window++) {
                    Color pane = mix(rgb(0x7b7f86), rgb(0xfff3c4), colour * (random.nextInt(3) / 2.0));
                    fill(g, pane, new Rectangle2D.Double(-16 + 22 * (window % 2), -height + 14 + 24 * (window / 2), 12, 13));
                }
                g.setTransform(before);
            }
        }

        static void others(Graphics2D g, double t, double colour) {
            Color[] coats = {rgb(0x2e86ab), rgb(0x8f2d56), rgb(0x3b8b5a), rgb(0xf18f01)};
            for (int i = 0; i < 4; i++) {
                double x = new double[] {70, 170, 450, 560}[i];
                double late = LIFTED + 0.9 + 0.35 * i;
                double rise = (80 + 26 * (i % 3)) * ease(late, late + 1.8, t);
                double y = 318 - rise + 8 * Math.sin(t * 3.2 + i) * ease(late, late + 1, t);
                double own = ease(late, late + 0.8, t);
                person(g, x, y, 0.74, mix(rgb(0x7c8087), coats[i], own), t + i, own);
            }
        }

        /** A round-headed figure whose mouth turns from a dash into a smile. */
        static void person(Graphics2D g, double x, double y, double scale, Color coat, double t, double joy) {
            AffineTransform before = g.getTransform();
            g.translate(x, y);
            g.scale(scale, scale);
            g.rotate(0.12 * joy * Math.sin(t * 4));
            fill(g, coat, new RoundRectangle2D.Double(-20, -62, 40, 50, 26, 26));
            fill(g, rgb(0x34383f), new RoundRectangle2D.Double(-14, -14, 10, 16 - 3 * joy, 6, 6));
            fill(g, rgb(0x34383f), new RoundRectangle2D.Double(4, -14, 10, 16 - 3 * joy, 6, 6));
            disc(g, 0, -80, 21, mix(rgb(0xc3bbb4), rgb(0xf3c9a5), joy));
            boolean blink = t % 2.3 < 0.12;
            double wide = 1 + 0.9 * bumpWide(t, LIFTED + 0.3, 0.7);
            for (int side = -1; side <= 1; side += 2) {
                fill(g, rgb(0x2b2e33), new Ellipse2D.Double(side * 8 - 2.4, -84 - 2.4 * wide, 4.8, blink ? 1.2 : 4.8 * wide));
            }
            g.setColor(rgb(0x2b2e33));
            g.setStroke(new BasicStroke(2.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            Path2D mouth = new Path2D.Double();
            mouth.moveTo(-8, -72 + 1.5 * (1 - joy));
            mouth.quadTo(0, -72 + 11 * joy - 2 * (1 - joy), 8, -72 + 1.5 * (1 - joy));
            g.draw(mouth);
            double lift = 9 * joy + 9 * joy * Math.abs(Math.sin(t * 4));
            fill(g, mix(rgb(0x4a4e55), rgb(0x264653), joy), new RoundRectangle2D.Double(-16, -112 - lift, 32, 14, 8, 8));
            fill(g, mix(rgb(0x4a4e55), rgb(0x264653), joy), new RoundRectangle2D.Double(-24, -101 - lift, 48, 5, 5, 5));
            g.setTransform(before);
        }

        static void bottle(Graphics2D g, double x, double y, double t) {
            AffineTransform before = g.getTransform();
            g.translate(x, y);
            g.rotate(0.18 * Math.sin(t * 18) * bumpWide(t, OPENED - 0.4, 0.5));
            fill(g, alpha(rgb(0xffe46b), 0.95), new RoundRectangle2D.Double(-9, -30, 18, 40, 9, 9));
            fill(g, alpha(rgb(0xffe46b), 0.95), new Rectangle2D.Double(-4, -42, 8, 16));
            fill(g, Color.WHITE, new Rectangle2D.Double(-9, -16, 18, 12));
            if (t < OPENED) {
                fill(g, rgb(0xc8483b), new RoundRectangle2D.Double(-6, -46, 12, 6, 3, 3));
            }
            g.setTransform(before);
            double flight = t - OPENED;
            if (flight > 0 && flight < 1.2) {
                fill(g, rgb(0xc8483b), new RoundRectangle2D.Double(
                        x - 6 + 60 * flight, y - 46 - 260 * flight + 190 * flight * flight, 12, 6, 3, 3));
            }
        }

        static void bubbles(Graphics2D g, double t, double x, double y) {
            Random random = new Random(11);
            for (int i = 0; i < 70; i++) {
                double born = OPENED + i * 0.11;
                double age = t - born;
                double side = random.nextGaussian();
                double size = 3 + random.nextInt(8);
                if (age > 0 && age < 2.6) {
                    double up = 90 * age;
                    disc(g, x + 26 + side * 22 * age, y - 20 - up, size * Math.min(1, age * 2), alpha(Color.WHITE, 0.55 * (1 - age / 2.6)));
                }
            }
        }

        static void rainyCloud(Graphics2D g, double x, double y) {
            Color grey = rgb(0x7d828a);
            disc(g, x - 26, y, 20, grey);
            disc(g, x, y - 9, 26, grey);
            disc(g, x + 28, y, 19, grey);
        }

        static void cloudThatSneezes(Graphics2D g, double t) {
            double in = ease(7.4, 8.6, t);
            if (in <= 0) {
                return;
            }
            double big = 1 + 0.28 * ease(8.7, CONFETTI - 0.1, t) - 0.3 * ease(CONFETTI - 0.1, CONFETTI + 0.1, t);
            double y = -70 + 126 * in;
            for (double[] puff : new double[][] {{-54, 6, 34}, {-14, -12, 44}, {34, -4, 38}, {66, 10, 26}, {0, 14, 46}}) {
                disc(g, 330 + puff[0] * big, y + puff[1] * big, puff[2] * big, Color.WHITE);
            }
            g.setColor(rgb(0x33505f));
            g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            for (int side = -1; side <= 1; side += 2) {
                g.draw(new java.awt.geom.Line2D.Double(330 + side * 15 - 6, y - 2, 330 + side * 15 + 6, y - 2 - 3 * side));
            }
            disc(g, 330, y + 16, 4 + 9 * bumpWide(t, CONFETTI, 0.5), rgb(0x33505f));
        }

        static void confetti(Graphics2D g, double t) {
            Color[] colours = {rgb(0xe4572e), rgb(0x2e86ab), rgb(0xf2c14e), rgb(0x8fc93a), rgb(0xb38cb4), Color.WHITE};
            Random random = new Random(21);
            double age = t - CONFETTI;
            for (int i = 0; i < 90; i++) {
                double vx = random.nextGaussian() * 190;
                double vy = -40 - random.nextInt(160);
                double spin = random.nextDouble() * 9;
                if (age > 0) {
                    double x = 330 + vx * (1 - Math.exp(-age * 1.3));
                    double y = 80 + vy * age + 130 * age * age;
                    AffineTransform before = g.getTransform();
                    g.translate(x, y);
                    g.rotate(spin * t);
                    fill(g, colours[i % colours.length], new Rectangle2D.Double(-4, -2, 8, 4 * Math.abs(Math.cos(spin + 5 * t)) + 1));
                    g.setTransform(before);
                }
            }
        }

        static void lemon(Graphics2D g, double t) {
            AffineTransform before = g.getTransform();
            g.translate(320, 108);
            g.rotate(0.35 * (t - BRAND));
            disc(g, 0, 0, 50, rgb(0xf4b41a));
            disc(g, 0, 0, 44, rgb(0xfff6cf));
            for (int i = 0; i < 8; i++) {
                g.rotate(Math.PI / 4);
                fill(g, rgb(0xffe46b), polygon(0, -5, 13, -37, -13, -37));
            }
            g.setTransform(before);
        }

        public void play(Music music) {
            for (int i = 0; i < 4; i++) {
                music.note(i % 2 == 0 ? 174.61 : 164.81, 0.1 + 0.7 * i, 0.7, 0.2);
            }
            music.noise(OPENED, OPENED + 0.5, 0.16);
            for (int i = 0; i < 8; i++) {
                music.note(523.25 * Math.pow(2, i / 12.0), LIFTED - 0.5 + 0.09 * i, 0.3, 0.13);
            }
            double[] tune = {392, 493.88, 587.33, 783.99, 587.33, 659.26, 783.99, 880, 783.99, 659.26, 587.33, 493.88, 587.33, 783.99};
            for (int i = 0; i < tune.length; i++) {
                music.note(tune[i], 5.4 + 0.29 * i, 0.6, 0.2);
                music.note(i % 2 == 0 ? 98 : 146.83, 5.4 + 0.29 * i, 0.4, 0.2);
            }
            music.noise(CONFETTI - 0.05, CONFETTI + 0.4, 0.2);
            for (double tone : new double[] {392, 493.88, 587.33, 783.99}) {
                music.note(tone, BRAND, 2.2, 0.15);
            }
        }
    }

    // ---- drawing ---------------------------------------------------------------------------------------------------

    interface Mark {
        void draw(Graphics2D g, double t);
    }

    /** The last seconds: the brand and its line. */
    static void card(Graphics2D g, double t, double from, Color paper, Color ink, String brand, String line, Mark mark) {
        double in = ease(from, from + 0.5, t);
        if (in <= 0) {
            return;
        }
        fill(g, alpha(paper, in), new Rectangle2D.Double(0, 0, W, H));
        if (in < 1) {
            return;
        }
        mark.draw(g, t);
        g.setColor(ink);
        centred(g, brand, new Font(Font.SERIF, Font.BOLD, 66), 236);
        g.setColor(alpha(ink, ease(from + 0.7, from + 1.2, t)));
        centred(g, line, new Font(Font.SANS_SERIF, Font.PLAIN, 22), 280);
    }

    static void centred(Graphics2D g, String text, Font font, int y) {
        g.setFont(font);
        g.drawString(text, (W - g.getFontMetrics().stringWidth(text)) / 2, y);
    }

    static void sky(Graphics2D g, Color top, Color bottom) {
        g.setPaint(new GradientPaint(0, 0, top, 0, 260, bottom));
        g.fillRect(0, 0, W, H);
    }

    static void waves(Graphics2D g, double t, double y, double height, double speed, Color colour) {
        Path2D sea = new Path2D.Double();
        sea.moveTo(0, H);
        for (int x = 0; x <= W; x += 8) {
            sea.lineTo(x, y + height * (0.7 * Math.sin(x / 62.0 + t * 1.7 * speed + y) + 0.3 * Math.sin(x / 27.0 - t * 2.3)));
        }
        sea.lineTo(W, H);
        fill(g, colour, sea);
    }

    static void heart(Graphics2D g, double x, double y, double size) {
        Path2D heart = new Path2D.Double();
        heart.moveTo(x, y + size);
        heart.curveTo(x - 2 * size, y - size * 0.4, x - size * 0.8, y - size * 1.5, x, y - size * 0.4);
        heart.curveTo(x + size * 0.8, y - size * 1.5, x + 2 * size, y - size * 0.4, x, y + size);
        fill(g, rgb(0xe8604c), heart);
    }

    static void glow(Graphics2D g, double x, double y, double radius, Color colour) {
        g.setPaint(new RadialGradientPaint((float) x, (float) y, (float) radius, new float[] {0, 1},
                new Color[] {colour, alpha(colour, 0)}));
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    static void disc(Graphics2D g, double x, double y, double radius, Color colour) {
        fill(g, colour, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    static void fill(Graphics2D g, Color colour, java.awt.Shape shape) {
        g.setColor(colour);
        g.fill(shape);
    }

    static Path2D polygon(double... xy) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            shape.lineTo(xy[i], xy[i + 1]);
        }
        shape.closePath();
        return shape;
    }

    static Color rgb(int colour) {
        return new Color(colour);
    }

    static Color alpha(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) (255 * clamp(alpha)));
    }

    static Color mix(Color from, Color to, double share) {
        double s = clamp(share);
        return new Color(
                (int) (from.getRed() + s * (to.getRed() - from.getRed())),
                (int) (from.getGreen() + s * (to.getGreen() - from.getGreen())),
                (int) (from.getBlue() + s * (to.getBlue() - from.getBlue())));
    }

    /** 0 before, 1 after, smooth between. */
    static double ease(double from, double to, double t) {
        double s = clamp((t - from) / (to - from));
        return s * s * (3 - 2 * s);
    }

    static double bump(double t, double at, double width) {
        return clamp(1 - Math.abs(t - at) / width);
    }

    static double bumpWide(double t, double at, double width) {
        double s = bump(t, at, width);
        return s * s * (3 - 2 * s);
    }

    static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }

    /** Plucked tones and filtered noise, mono. */
    static final class Music {
        private final double[] samples;

        Music(double seconds) {
            samples = new double[(int) (seconds * RATE)];
        }

        void note(double hertz, double at, double length, double loudness) {
            int from = (int) (at * RATE);
            int count = (int) (length * RATE);
            for (int i = 0; i < count && from + i < samples.length; i++) {
                double s = (double) i / RATE;
                double shape = Math.min(1, s / 0.012) * Math.exp(-3.2 * s / length) * clamp((length - s) / 0.05);
                double phase = 2 * Math.PI * hertz * s;
                samples[from + i] += loudness * shape * (Math.sin(phase) + 0.35 * Math.sin(2 * phase) + 0.12 * Math.sin(3 * phase));
            }
        }

        void noise(double from, double to, double loudness) {
            Random random = new Random(3);
            double low = 0;
            for (int i = (int) (from * RATE); i < to * RATE && i < samples.length; i++) {
                double s = (double) i / RATE;
                low += 0.12 * (random.nextGaussian() - low);
                samples[i] += loudness * low * 2.5 * clamp((s - from) / 0.04) * clamp((to - s) / (0.6 * (to - from)));
            }
        }

        byte[] wav() {
            ByteArrayOutputStream wav = new ByteArrayOutputStream();
            int bytes = samples.length * 2;
            wav.writeBytes("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            number(wav, 36 + bytes, 4);
            wav.writeBytes("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            number(wav, 16, 4);
            number(wav, 1, 2);
            number(wav, 1, 2);
            number(wav, RATE, 4);
            number(wav, RATE * 2, 4);
            number(wav, 2, 2);
            number(wav, 16, 2);
            wav.writeBytes("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            number(wav, bytes, 4);
            for (double sample : samples) {
                number(wav, (int) (32_000 * Math.tanh(1.4 * sample)), 2);
            }
            return wav.toByteArray();
        }

        private static void number(ByteArrayOutputStream out, int value, int bytes) {
            for (int i = 0; i < bytes; i++) {
                out.write(value >> (8 * i));
            }
        }
    }
}
