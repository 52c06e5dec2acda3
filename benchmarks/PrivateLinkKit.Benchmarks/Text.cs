namespace PrivateLinkKit.Benchmarks;

/// <summary>Format of numbers in the tables.</summary>
internal static class Text
{
    public static string Of(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 1 => $"{time.TotalMicroseconds:0} µs",
        < 100 => $"{time.TotalMilliseconds:0.0} ms",
        _ => $"{time.TotalMilliseconds:N0} ms",
    };

    public static string PerSecond(double count) => $"{count:N0}/s";

    public static string Ratio(double ratio) => $"{ratio:0.00} x";
}
