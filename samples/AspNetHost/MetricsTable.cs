using OpenTelemetry;
using OpenTelemetry.Metrics;
using Spectre.Console;

namespace AspNetHost;

/// <summary>Shows metrics on the console.</summary>
internal sealed class MetricsTable : BaseExporter<Metric>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public static MeterProvider Start(params string[] meters) => Sdk.CreateMeterProviderBuilder()
        .AddMeter(meters)
        .AddReader(new PeriodicExportingMetricReader(new MetricsTable(), (int)Interval.TotalMilliseconds))
        .Build();

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var table = new Table { Border = TableBorder.Minimal }.AddColumn("Metric", column => column.NoWrap()).AddColumns("Value", "Unit");
        foreach (var metric in batch)
        {
            table.AddRow(metric.Name, Markup.Escape(Total(metric)), Markup.Escape(metric.Unit));
        }

        AnsiConsole.Write(table);
        return ExportResult.Success;
    }

    private static string Total(Metric metric)
    {
        var (sum, count) = (0d, 0L);
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            switch (metric.MetricType)
            {
                case MetricType.Histogram:
                    sum += point.GetHistogramSum();
                    count += point.GetHistogramCount();
                    break;
                case MetricType.LongSum:
                    sum += point.GetSumLong();
                    break;
                default:
                    return metric.MetricType.ToString();
            }
        }

        return metric.MetricType is MetricType.Histogram ? $"{count} times, {sum / count:0.0000} on average" : $"{sum:0}";
    }
}
