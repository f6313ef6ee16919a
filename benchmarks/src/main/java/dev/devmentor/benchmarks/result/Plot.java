package dev.devmentor.benchmarks.result;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler;

/** A figure as bars, in an SVG. */
final class Plot {

  private static final int WIDTH = 720;
  private static final int HEIGHT = 280;
  private static final Color BARS = new Color(0x2f, 0x6f, 0xa8);

  private Plot() {}

  static void write(Figure figure, Path file) throws IOException {
    VectorGraphicsEncoder.saveVectorGraphic(
        chart(figure), file.toString(), VectorGraphicsFormat.SVG);
  }

  private static CategoryChart chart(Figure figure) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(figure.title())
            .yAxisTitle(figure.unit())
            .theme(Styler.ChartTheme.GGPlot2)
            .build();
    chart.getStyler().setLegendVisible(false).setSeriesColors(new Color[] {BARS});
    chart.getStyler().setLabelsVisible(true).setAvailableSpaceFill(0.5);
    chart.addSeries(
        figure.title(),
        new ArrayList<>(figure.values().keySet()),
        new ArrayList<>(figure.values().values()));
    return chart;
  }
}
